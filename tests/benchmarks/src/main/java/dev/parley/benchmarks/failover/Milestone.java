package dev.parley.benchmarks.failover;

import java.util.regex.Pattern;

/** What happens on the way to the first offer, as nodes log it; in the usual order. */
enum Milestone {
  REPLICA("a replica takes part again", "starts as a member of the group"),
  LOG_LED("the log has another leader", "changes role from CANDIDATE to LEADER"),
  FORMED("a master starts the cluster anew", "MastersDesk - Master \\S+ starts the cluster"),
  JOINED("a master joins", "Welcome from"),
  SUSPECTED("Akka's detector suspects it", "Marking node as UNREACHABLE"),
  ASKED("the log's leader misses it too", "asking the group to give it up"),
  AGREED("that it is gone is committed", "The masters agreed that"),
  REMOVED("it is no member any more", "is removing (unreachable|confirmed Exiting) node"),
  SINGLETON("the next leading master starts", "Singleton manager starting singleton actor"),
  LEADS("and leads: its claim is committed", "LeadingMaster - Master \\S+ leads with epoch"),
  AGENT("the first agent speaks to it", "speaking to the leading master of epoch"),
  AGENT_BACK("the first agent is registered", "- registered with the leading master");

  private final String text;
  private final Pattern line;

  Milestone(String text, String line) {
    this.text = text;
    this.line = Pattern.compile(line);
  }

  /** For people. */
  String text() {
    return text;
  }

  Pattern line() {
    return line;
  }
}

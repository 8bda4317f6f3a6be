package dev.parley.chaos.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.MasterPolls;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Waits until the cluster, or a part of it, works. Not thread-safe. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A replica that answers its leader does so many times a second. */
  private static final int IN_TOUCH_MILLIS = 1000;

  /** So many entries behind, a replica has caught up, under this load. */
  private static final int KEEPS_UP = 50;

  private final MasterPolls polls;
  private final Path records;

  /**
   * @param records where frameworks write down what they see
   */
  Readiness(MasterPolls polls, Path records) {
    this.polls = polls;
    this.records = records;
  }

  /** The master that leads, once one does. */
  String leader() throws IOException {
    Patience.until("a master leads", PATIENCE, () -> polls.leader().isPresent());
    return polls.leader().map(Seen.OverHttp.Leads::master).orElseThrow();
  }

  /** Waits until another master leads than this one. */
  String leaderBut(String old) throws IOException {
    Patience.until(
        "a master other than " + old + " leads",
        PATIENCE,
        () -> polls.leader().filter(leads -> !leads.master().equals(old)).isPresent());
    return leader();
  }

  /** Waits until something is offered to each framework. */
  void offers() throws IOException {
    long since = Clock.now();
    for (String framework : ChaosCluster.FRAMEWORKS) {
      Patience.until(
          "something is offered to " + framework,
          PATIENCE,
          () ->
              Recorder.read(records.resolve(framework + History.SUFFIX)).stream()
                  .anyMatch(seen -> seen instanceof Seen.ByFramework.Offered && seen.at() > since));
    }
  }

  /**
   * Waits until every master keeps up with the log and knows who leads: one may be missed again.
   */
  void masters() throws IOException {
    Patience.until("all masters keep up", PATIENCE, this::allKeepUp);
  }

  /** Waits until all masters and agents are there, and something is offered. */
  void all() throws IOException {
    masters();
    Patience.until(
        "all agents are there",
        PATIENCE,
        () -> fromLeader("/state").path("activated_slaves").asInt() == ChaosCluster.AGENTS.size());
    offers();
  }

  private boolean allKeepUp() {
    int voters = 0;
    for (JsonNode replica : fromLeader("/parley/v1/journal/status").path("replicas")) {
      voters += keepsUp(replica) ? 1 : 0;
    }
    return voters == ChaosCluster.MASTERS.size()
        && ChaosCluster.MASTERS.stream().allMatch(this::knowsWhoLeads);
  }

  private static boolean keepsUp(JsonNode replica) {
    return switch (replica.path("role").asText()) {
      case "leader" -> true;
      case "follower" ->
          replica.path("last_contact_ms").asInt(Integer.MAX_VALUE) < IN_TOUCH_MILLIS
              && replica.path("lag").asInt(Integer.MAX_VALUE) < KEEPS_UP;
      default -> false;
    };
  }

  private boolean knowsWhoLeads(String master) {
    return Set.of("serving", "standby").contains(from(master, "/health").path("mode").asText());
  }

  private JsonNode fromLeader(String path) {
    Optional<Seen.OverHttp.Leads> leader = polls.leader();
    return leader.isPresent() ? from(leader.get().master(), path) : MissingNode.getInstance();
  }

  /** Nothing, if it does not answer. */
  private JsonNode from(String master, String path) {
    try {
      return polls.get(master, path);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}

package dev.parley.journal.membership;

import java.util.Map;
import java.util.Optional;

/** Configurations of masters that cannot all be right. */
final class Contradictions {
  private Contradictions() {}

  /** Another cluster, or another master than the one that is expected at an address. */
  static Optional<StartDecision> among(Candidate me, Map<String, RollCallAnswer> answers) {
    for (Map.Entry<String, RollCallAnswer> entry : answers.entrySet()) {
      RollCallAnswer answer = entry.getValue();
      String where = me.configured().getOrDefault(entry.getKey(), "an address not configured");
      if (!answer.name().equals(entry.getKey())) {
        return refuse(
            String.format(
                "the master at %s says that it is %s, but is configured here as %s: correct one of the"
                    + " two configurations",
                where, answer.name(), entry.getKey()));
      }
      if (!answer.cluster().equals(me.cluster())) {
        return refuse(
            String.format(
                "%s at %s is a master of cluster '%s', and this is cluster '%s': correct one of the two"
                    + " configurations",
                answer.name(), where, answer.cluster(), me.cluster()));
      }
    }
    return Optional.empty();
  }

  /** Masters without a group who would found different ones. */
  static Optional<StartDecision> inLists(Candidate me, Map<String, RollCallAnswer> answers) {
    for (RollCallAnswer answer : answers.values()) {
      if (!answer.configured().equals(me.configured())) {
        return refuse(
            String.format(
                "%s is configured with the masters %s, but %s with %s: give every master the same list",
                me.name(),
                Names.list(me.configured()),
                answer.name(),
                Names.list(answer.configured())));
      }
    }
    return Optional.empty();
  }

  private static Optional<StartDecision> refuse(String why) {
    return Optional.of(new StartDecision.Refuse(why));
  }
}

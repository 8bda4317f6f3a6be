package dev.parley.journal.membership;

import java.util.Map;
import java.util.TreeMap;

/**
 * Decides how a master's replica starts: a pure function of what its folder holds and of what the
 * other masters say. What it guards: an empty replica must never vote in a group that has a
 * history, because it has forgotten what it once promised; and a group must not be founded twice.
 */
public final class Founding {
  private Founding() {}

  /**
   * @param answers of the other masters, by the names that they are configured under here; those
   *     who did not answer are absent. Only answers that came since this process has begun
   * @param random makes the peer id of a newcomer unique
   */
  public static StartDecision decide(
      Candidate me, OwnData own, Map<String, RollCallAnswer> answers, int random) {
    if (!me.configured().containsKey(me.name())) {
      return new StartDecision.Refuse(
          String.format(
              "this master's name, %s, is not among the configured masters (%s): correct the name"
                  + " or the list",
              me.name(), Names.all(me.configured().keySet())));
    }
    Map<String, RollCallAnswer> others = new TreeMap<>(answers);
    others.remove(me.name());
    if (own instanceof OwnData.Unusable unusable) {
      return new StartDecision.Refuse(unusable.why());
    }
    if (own instanceof OwnData.Known known) {
      others.values().removeIf(answer -> !answer.cluster().equals(me.cluster()));
      others.entrySet().removeIf(entry -> !entry.getValue().name().equals(entry.getKey()));
      return new Resumption(me, known, others).decide();
    }
    return new FreshStart(me, others, random).decide();
  }
}

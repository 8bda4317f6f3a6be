package dev.parley.chaos.checker;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen.Done;
import dev.parley.chaos.history.Seen.OverHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Seventh promise: where only agents or frameworks are faulted, the master that leads goes on to
 * lead.
 */
final class OnlyMastersChangeTheEpoch implements Check {
  /** After a fault of masters is over, its consequences may still be under way. */
  private static final long AFTERMATH = Clock.micros(20);

  private record Disturbance(long from, long to) {}

  @Override
  public List<String> violations(History history) {
    List<Disturbance> disturbances = disturbances(history);
    List<String> found = new ArrayList<>();
    long epoch = 0;
    long lastSeen = 0;
    for (OverHttp.Leads leads : history.all(OverHttp.Leads.class).toList()) {
      long from = lastSeen;
      if (epoch != 0
          && leads.epoch() > epoch
          && disturbances.stream().noneMatch(d -> d.from() <= leads.at() && d.to() >= from)) {
        found.add(
            "epoch %d was followed by epoch %d at %s, though no master was faulted"
                .formatted(epoch, leads.epoch(), Times.text(leads.at())));
      }
      if (leads.epoch() >= epoch) {
        epoch = leads.epoch();
        lastSeen = leads.at();
      }
    }
    return found;
  }

  private static List<Disturbance> disturbances(History history) {
    Map<String, Long> ended = new HashMap<>();
    history.all(Done.FaultEnded.class).forEach(seen -> ended.put(seen.fault(), seen.at()));
    return history
        .all(Done.FaultBegan.class)
        .filter(seen -> seen.victims() == Done.Victims.MASTERS)
        .map(
            seen ->
                new Disturbance(
                    seen.at(), ended.getOrDefault(seen.fault(), history.end()) + AFTERMATH))
        .toList();
  }
}

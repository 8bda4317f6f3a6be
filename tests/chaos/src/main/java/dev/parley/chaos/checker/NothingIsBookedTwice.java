package dev.parley.chaos.checker;

import dev.parley.chaos.history.Amount;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen.OverHttp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Third promise: the processes that run on an agent never have more together than it lends, and
 * once all tasks have ended nothing is counted as used.
 */
final class NothingIsBookedTwice implements Check {
  /** Something is taken or given back. */
  private record Change(long at, String task, Amount amount, boolean taken) {}

  @Override
  public List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    Map<String, Amount> totals = new TreeMap<>();
    history.all(OverHttp.AgentListed.class).forEach(seen -> totals.put(seen.agent(), seen.total()));
    changes(history)
        .forEach(
            (agent, changes) -> {
              Amount total = totals.get(agent);
              if (total != null) {
                overbooked(agent, total, changes, found);
              }
            });
    leftOver(history, totals, found);
    return found;
  }

  private static Map<String, List<Change>> changes(History history) {
    Map<String, List<Change>> changes = new TreeMap<>();
    for (Ledger.Entry task : new Ledger(history).tasks()) {
      task.launched.ifPresent(
          launched ->
              task.runs.forEach(
                  run -> {
                    List<Change> ofAgent =
                        changes.computeIfAbsent(launched.agent(), a -> new ArrayList<>());
                    ofAgent.add(new Change(run.first(), task.task, launched.amount(), true));
                    ofAgent.add(new Change(run.last(), task.task, launched.amount(), false));
                  }));
    }
    return changes;
  }

  private static void overbooked(
      String agent, Amount total, List<Change> changes, List<String> found) {
    Amount used = Amount.NONE;
    changes.sort(Comparator.comparingLong(Change::at));
    for (Change change : changes) {
      used = change.taken() ? used.plus(change.amount()) : used.minus(change.amount());
      if (change.taken() && !used.fitsIn(total)) {
        found.add(
            "agent %s lends %s, but with task %s from %s on %s of it were in use"
                .formatted(agent, total, change.task(), Times.text(change.at()), used));
      }
    }
  }

  private static void leftOver(History history, Map<String, Amount> totals, List<String> found) {
    history
        .last(OverHttp.Audited.class)
        .ifPresent(
            audit -> {
              Map<String, Amount> used = new TreeMap<>();
              history
                  .all(OverHttp.AgentListed.class)
                  .filter(seen -> seen.at() == audit.at())
                  .forEach(seen -> used.put(seen.agent(), seen.used()));
              totals.keySet().stream()
                  .filter(agent -> !Amount.NONE.equals(used.get(agent)))
                  .forEach(
                      agent ->
                          found.add(
                              used.containsKey(agent)
                                  ? "agent %s has %s in use, though all tasks have ended"
                                      .formatted(agent, used.get(agent))
                                  : "agent %s is not listed any more".formatted(agent)));
            });
  }
}

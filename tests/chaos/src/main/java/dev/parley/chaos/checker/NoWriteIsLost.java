package dev.parley.chaos.checker;

import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.history.Seen.OverHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fourth promise: what the masters acknowledged is there afterwards: values that frameworks stored,
 * the frameworks themselves, and the tasks that were told to be there.
 */
final class NoWriteIsLost implements Check {
  @Override
  public List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    history.all(ByFramework.ValueRead.class).forEach(read -> value(history, read, found));
    history.last(OverHttp.Audited.class).ifPresent(audit -> listed(history, audit, found));
    return found;
  }

  // Values only grow, so what is read must be as high as the last that was acknowledged before, and
  // something that was asked for.
  private static void value(History history, ByFramework.ValueRead read, List<String> found) {
    long acknowledged =
        history
            .all(ByFramework.WriteAcknowledged.class)
            .filter(write -> write.framework().equals(read.framework()))
            .filter(write -> write.key().equals(read.key()) && write.at() < read.at())
            .mapToLong(ByFramework.WriteAcknowledged::value)
            .max()
            .orElse(0);
    boolean asked =
        read.value() == 0
            || history
                .all(ByFramework.WriteAsked.class)
                .anyMatch(
                    write ->
                        write.framework().equals(read.framework())
                            && write.key().equals(read.key())
                            && write.value() == read.value());
    if (read.value() < acknowledged || !asked) {
      found.add(
          "%s of %s was acknowledged as %d, but read as %d at %s"
              .formatted(
                  read.key(), read.framework(), acknowledged, read.value(), Times.text(read.at())));
    }
  }

  private static void listed(History history, OverHttp.Audited audit, List<String> found) {
    Set<String> frameworks =
        history
            .all(OverHttp.FrameworkListed.class)
            .filter(seen -> seen.at() == audit.at())
            .map(OverHttp.FrameworkListed::id)
            .collect(Collectors.toSet());
    history
        .all(ByFramework.Subscribed.class)
        .filter(seen -> seen.at() < audit.at() && !frameworks.contains(seen.id()))
        .map(
            seen ->
                "framework %s (%s) is not known any more".formatted(seen.framework(), seen.id()))
        .distinct()
        .forEach(found::add);
    Set<String> tasks =
        history
            .all(OverHttp.TaskListed.class)
            .filter(seen -> seen.at() == audit.at())
            .map(OverHttp.TaskListed::task)
            .collect(Collectors.toSet());
    for (Ledger.Entry task : new Ledger(history).tasks()) {
      task.acknowledged()
          .filter(heard -> heard.at() < audit.at() && !tasks.contains(task.task))
          .ifPresent(heard -> found.add("task %s is not known any more".formatted(task.task)));
    }
  }
}

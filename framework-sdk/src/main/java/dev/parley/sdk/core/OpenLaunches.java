package dev.parley.sdk.core;

import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Operation;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.Reconcile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks that were launched and of which nothing was heard. If the session ends meanwhile, nobody
 * knows whether the launch got through, so the next session begins by asking: what the master does
 * not know then was never launched, for it takes nothing from a session that is over.
 */
final class OpenLaunches {
  /** Task ids in one question: well below the size of a message. */
  private static final int ASKED_AT_ONCE = 1_000;

  private final Set<TaskId> unheard = new LinkedHashSet<>();
  private final Set<TaskId> asked = new LinkedHashSet<>();

  void sent(AcceptOffers accept) {
    for (Operation operation : accept.operations()) {
      if (operation instanceof Operation.Launch launch) {
        launch.tasks().forEach(task -> unheard.add(task.id()));
      }
    }
  }

  /** What to ask at the beginning of a session. */
  List<Reconcile> askInNewSession() {
    asked.addAll(unheard);
    unheard.clear();
    List<TaskId> tasks = List.copyOf(asked);
    List<Reconcile> questions = new ArrayList<>();
    for (int from = 0; from < tasks.size(); from += ASKED_AT_ONCE) {
      int to = Math.min(tasks.size(), from + ASKED_AT_ONCE);
      questions.add(new Reconcile(tasks.subList(from, to)));
    }
    return questions;
  }

  /** The status in the words that say most to its author. */
  TaskStatus heard(TaskStatus status, boolean partitionAware) {
    unheard.remove(status.task());
    boolean neverLaunched =
        asked.remove(status.task())
            && status.reason().filter(TaskReason.RECONCILIATION::equals).isPresent()
            && (status.state() == TaskState.UNKNOWN || status.state() == TaskState.LOST)
            && status.agent().isEmpty();
    return neverLaunched
        ? TaskStatus.byMaster(
            status.task(),
            partitionAware ? TaskState.DROPPED : TaskState.LOST,
            TaskReason.MASTER_DISCONNECTED,
            "not launched: the session with the master ended before the launch got through",
            status.timestamp())
        : status;
  }
}

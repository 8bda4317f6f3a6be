package dev.parley.sdk.core;

import dev.parley.model.offers.Operation;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an author is told of launches that could not be sent, for want of a session: the same that a
 * master says of launches on offers that are no longer good, so that there is one way to deal with
 * both.
 */
final class DroppedLaunches {
  private DroppedLaunches() {}

  static List<TaskStatus> statuses(boolean partitionAware, AcceptOffers accept, Instant now) {
    TaskState state = partitionAware ? TaskState.DROPPED : TaskState.LOST;
    return accept.operations().stream()
        .flatMap(
            operation ->
                operation instanceof Operation.Launch launch
                    ? launch.tasks().stream()
                    : Stream.empty())
        .map(
            task ->
                TaskStatus.byMaster(
                    task.id(),
                    state,
                    TaskReason.MASTER_DISCONNECTED,
                    "not launched: there is no session with a leading master, so the offer is void",
                    now))
        .toList();
  }
}

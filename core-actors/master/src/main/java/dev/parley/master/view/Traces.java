package dev.parley.master.view;

import dev.parley.master.registry.LaunchTimes;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.view.TaskTrace;
import dev.parley.protocol.view.TaskTrace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells a task's way through the six steps from what the registry remembers of it. */
public final class Traces {
  private Traces() {}

  /** The traces of all tasks with this id, whatever their framework. */
  public static List<TaskTrace> of(Registry registry, TaskId id) {
    return Stream.concat(
            registry.tasks().all().stream(),
            registry.history().allTasks().stream().flatMap(List::stream))
        .filter(t -> t.spec().id().equals(id))
        .map(t -> trace(registry, t))
        .toList();
  }

  private static TaskTrace trace(Registry registry, TaskRecord task) {
    LaunchTimes times = task.times();
    String agent = registry.agent(task.agent()).map(a -> a.info().name()).orElse("agent");
    String framework =
        Stream.concat(
                registry.framework(task.framework()).stream(),
                registry.history().frameworks().stream())
            .filter(f -> f.id().equals(task.framework()))
            .map(f -> f.info().name())
            .findFirst()
            .orElse("framework");
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            1, "ReportResources", agent, "master", times.reportedAt(), "agent " + task.agent()));
    steps.add(
        new Step(
            2,
            "Allocation",
            "allocator",
            "master",
            times.allocatedAt(),
            times.offered() + " to " + task.framework() + " for role " + task.role()));
    steps.add(
        new Step(
            3, "ResourceOffers", "master", framework, times.offeredAt(), "offer " + times.offer()));
    steps.add(
        new Step(
            4,
            "AcceptOffers",
            framework,
            "master",
            times.acceptedAt(),
            "launch with " + task.spec().resources()));
    steps.add(
        new Step(
            5, "RunTasks", "master", agent, times.acceptedAt(), "once the launch was durable"));
    for (TaskStatus status : task.statuses()) {
      steps.add(
          new Step(
              6,
              "StatusUpdate",
              status.id().isPresent() ? agent : "master",
              framework,
              status.timestamp(),
              status.state() + (status.message().isEmpty() ? "" : ": " + status.message())));
    }
    task.settledAt()
        .ifPresent(at -> steps.add(new Step(6, "AcknowledgeStatus", framework, agent, at, "")));
    return new TaskTrace(task.key(), steps);
  }
}

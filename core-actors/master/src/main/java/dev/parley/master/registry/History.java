package dev.parley.master.registry;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The finished past, bounded: of each framework its last settled tasks, and the last frameworks
 * that ended. Immutable.
 */
public final class History {
  private final Limits limits;
  private final PMap<FrameworkId, PVector<TaskRecord>> tasks;
  private final PVector<FrameworkRecord> frameworks;

  /**
   * How much is kept; the defaults are those of Mesos.
   *
   * @param tasksPerFramework 0 or more
   * @param frameworks 0 or more
   */
  public record Limits(int tasksPerFramework, int frameworks) {
    public static final Limits DEFAULT = new Limits(1000, 50);
  }

  private History(
      Limits limits,
      PMap<FrameworkId, PVector<TaskRecord>> tasks,
      PVector<FrameworkRecord> frameworks) {
    this.limits = limits;
    this.tasks = tasks;
    this.frameworks = frameworks;
  }

  static History empty(Limits limits) {
    return new History(limits, HashTreePMap.empty(), TreePVector.empty());
  }

  /** The settled tasks of a framework, oldest first. */
  public List<TaskRecord> tasksOf(FrameworkId framework) {
    PVector<TaskRecord> kept = tasks.get(framework);
    return kept == null ? List.of() : kept;
  }

  public Collection<PVector<TaskRecord>> allTasks() {
    return tasks.values();
  }

  /** The frameworks that ended, oldest first. */
  public List<FrameworkRecord> frameworks() {
    return frameworks;
  }

  /** The newest settled task with this id. */
  public Optional<TaskRecord> find(FrameworkId framework, TaskId task) {
    List<TaskRecord> kept = tasksOf(framework);
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (kept.get(i).spec().id().equals(task)) {
        return Optional.of(kept.get(i));
      }
    }
    return Optional.empty();
  }

  History with(TaskRecord task) {
    PVector<TaskRecord> kept = tasks.get(task.framework());
    PVector<TaskRecord> next = (kept == null ? TreePVector.<TaskRecord>empty() : kept).plus(task);
    while (next.size() > limits.tasksPerFramework()) {
      next = next.minus(0);
    }
    return new History(limits, tasks.plus(task.framework(), next), frameworks);
  }

  History with(FrameworkRecord framework) {
    PVector<FrameworkRecord> next = frameworks.plus(framework);
    PMap<FrameworkId, PVector<TaskRecord>> left = tasks;
    while (next.size() > limits.frameworks()) {
      left = left.minus(next.get(0).id());
      next = next.minus(0);
    }
    return new History(limits, left, next);
  }
}

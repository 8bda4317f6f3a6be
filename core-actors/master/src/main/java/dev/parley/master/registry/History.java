package dev.parley.master.registry;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * A history as it was, whatever its limits.
   *
   * @param tasks oldest first, as far as they are of one framework
   * @param frameworks oldest first
   */
  public static History of(
      Limits limits, Collection<TaskRecord> tasks, Collection<FrameworkRecord> frameworks) {
    Map<FrameworkId, List<TaskRecord>> lists = new HashMap<>();
    tasks.forEach(t -> lists.computeIfAbsent(t.framework(), f -> new ArrayList<>()).add(t));
    PMap<FrameworkId, PVector<TaskRecord>> byFramework = HashTreePMap.empty();
    for (Map.Entry<FrameworkId, List<TaskRecord>> entry : lists.entrySet()) {
      byFramework = byFramework.plus(entry.getKey(), TreePVector.from(entry.getValue()));
    }
    return new History(limits, byFramework, TreePVector.from(frameworks));
  }

  public Limits limits() {
    return limits;
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
    return new History(limits, put(tasks, task.framework(), last(next)), frameworks);
  }

  History with(FrameworkRecord framework) {
    return new History(limits, tasks, frameworks.plus(framework)).withoutOldFrameworks();
  }

  /** The same under other limits; what is beyond them is forgotten. */
  History within(Limits others) {
    if (others.equals(limits)) {
      return this;
    }
    History next = new History(others, tasks, frameworks);
    PMap<FrameworkId, PVector<TaskRecord>> kept = tasks;
    for (Map.Entry<FrameworkId, PVector<TaskRecord>> entry : tasks.entrySet()) {
      kept = put(kept, entry.getKey(), next.last(entry.getValue()));
    }
    return new History(others, kept, frameworks).withoutOldFrameworks();
  }

  private PVector<TaskRecord> last(PVector<TaskRecord> all) {
    PVector<TaskRecord> next = all;
    while (next.size() > limits.tasksPerFramework()) {
      next = next.minus(0);
    }
    return next;
  }

  private static PMap<FrameworkId, PVector<TaskRecord>> put(
      PMap<FrameworkId, PVector<TaskRecord>> tasks, FrameworkId of, PVector<TaskRecord> next) {
    return next.isEmpty() ? tasks.minus(of) : tasks.plus(of, next);
  }

  private History withoutOldFrameworks() {
    PVector<FrameworkRecord> next = frameworks;
    PMap<FrameworkId, PVector<TaskRecord>> left = tasks;
    while (next.size() > limits.frameworks()) {
      left = left.minus(next.get(0).id());
      next = next.minus(0);
    }
    return new History(limits, left, next);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof History other
        && limits.equals(other.limits)
        && tasks.equals(other.tasks)
        && frameworks.equals(other.frameworks);
  }

  @Override
  public int hashCode() {
    return tasks.hashCode();
  }
}

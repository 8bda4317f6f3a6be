package dev.parley.master.registry;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The tasks that are not settled, found by key, by agent and by framework. Immutable: a change
 * gives a new table that shares most of the old one.
 */
public final class TaskTable {
  static final TaskTable EMPTY =
      new TaskTable(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  private final PMap<TaskKey, TaskRecord> tasks;
  private final PMap<AgentId, PSet<TaskKey>> byAgent;
  private final PMap<FrameworkId, PSet<TaskKey>> byFramework;

  private TaskTable(
      PMap<TaskKey, TaskRecord> tasks,
      PMap<AgentId, PSet<TaskKey>> byAgent,
      PMap<FrameworkId, PSet<TaskKey>> byFramework) {
    this.tasks = tasks;
    this.byAgent = byAgent;
    this.byFramework = byFramework;
  }

  public Optional<TaskRecord> get(TaskKey key) {
    return Optional.ofNullable(tasks.get(key));
  }

  public Collection<TaskRecord> all() {
    return tasks.values();
  }

  /** In the order of their keys, so that what is decided over them is the same in every run. */
  public Collection<TaskRecord> on(AgentId agent) {
    return records(byAgent.get(agent));
  }

  /** In the order of their keys. */
  public Collection<TaskRecord> of(FrameworkId framework) {
    return records(byFramework.get(framework));
  }

  TaskTable with(TaskRecord task) {
    TaskKey key = task.key();
    return new TaskTable(
        tasks.plus(key, task),
        added(byAgent, task.agent(), key),
        added(byFramework, task.framework(), key));
  }

  TaskTable changed(TaskKey key, UnaryOperator<TaskRecord> change) {
    TaskRecord task = tasks.get(key);
    return task == null
        ? this
        : new TaskTable(tasks.plus(key, change.apply(task)), byAgent, byFramework);
  }

  TaskTable without(TaskRecord task) {
    TaskKey key = task.key();
    return new TaskTable(
        tasks.minus(key),
        removed(byAgent, task.agent(), key),
        removed(byFramework, task.framework(), key));
  }

  private Collection<TaskRecord> records(@Nullable PSet<TaskKey> keys) {
    return keys == null
        ? List.of()
        : keys.stream().sorted().map(tasks::get).map(Objects::requireNonNull).toList();
  }

  private static <K> PMap<K, PSet<TaskKey>> added(PMap<K, PSet<TaskKey>> index, K of, TaskKey key) {
    PSet<TaskKey> keys = index.get(of);
    return index.plus(of, (keys == null ? HashTreePSet.<TaskKey>empty() : keys).plus(key));
  }

  private static <K> PMap<K, PSet<TaskKey>> removed(
      PMap<K, PSet<TaskKey>> index, K of, TaskKey key) {
    PSet<TaskKey> keys = index.get(of);
    if (keys == null) {
      return index;
    }
    PSet<TaskKey> left = keys.minus(key);
    return left.isEmpty() ? index.minus(of) : index.plus(of, left);
  }
}

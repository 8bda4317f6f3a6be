package dev.parley.master.registry;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePMap;

/**
 * The tasks that are not settled, found by key, by agent and by framework. Immutable: a change
 * gives a new table that shares most of the old one.
 */
public final class TaskTable {
  static final TaskTable EMPTY = new TaskTable(HashTreePMap.empty(), HashTreePMap.empty(), 0);

  // Sorted maps can be made at once of what is sorted already, which a recovery has 100,000s of.
  private final PMap<FrameworkId, TreePMap<TaskId, TaskRecord>> byFramework;
  private final PMap<AgentId, PSet<TaskKey>> byAgent;
  private final int size;

  private TaskTable(
      PMap<FrameworkId, TreePMap<TaskId, TaskRecord>> byFramework,
      PMap<AgentId, PSet<TaskKey>> byAgent,
      int size) {
    this.byFramework = byFramework;
    this.byAgent = byAgent;
    this.size = size;
  }

  /** The table of these tasks; faster than adding them one by one. */
  static TaskTable of(Collection<TaskRecord> all) {
    Map<FrameworkId, TreeMap<TaskId, TaskRecord>> tasks = new HashMap<>();
    Map<AgentId, List<TaskKey>> keys = new HashMap<>();
    for (TaskRecord task : all) {
      tasks.computeIfAbsent(task.framework(), f -> new TreeMap<>()).put(task.spec().id(), task);
      keys.computeIfAbsent(task.agent(), a -> new ArrayList<>()).add(task.key());
    }
    PMap<FrameworkId, TreePMap<TaskId, TaskRecord>> byFramework = HashTreePMap.empty();
    int size = 0;
    for (Map.Entry<FrameworkId, TreeMap<TaskId, TaskRecord>> entry : tasks.entrySet()) {
      byFramework = byFramework.plus(entry.getKey(), TreePMap.fromSortedMap(entry.getValue()));
      size += entry.getValue().size();
    }
    PMap<AgentId, PSet<TaskKey>> byAgent = HashTreePMap.empty();
    for (Map.Entry<AgentId, List<TaskKey>> entry : keys.entrySet()) {
      byAgent = byAgent.plus(entry.getKey(), HashTreePSet.from(entry.getValue()));
    }
    return new TaskTable(byFramework, byAgent, size);
  }

  public Optional<TaskRecord> get(TaskKey key) {
    return Optional.ofNullable(tasksOf(key.framework()).get(key.task()));
  }

  /** In no order that could be relied on. */
  public Collection<TaskRecord> all() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<TaskRecord> iterator() {
        return byFramework.values().stream().flatMap(t -> t.values().stream()).iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** In the order of their keys, so that what is decided over them is the same in every run. */
  public Collection<TaskRecord> on(AgentId agent) {
    PSet<TaskKey> keys = byAgent.get(agent);
    return keys == null
        ? List.of()
        : keys.stream().sorted(Comparator.naturalOrder()).flatMap(k -> get(k).stream()).toList();
  }

  boolean noneOf(FrameworkId framework) {
    return !byFramework.containsKey(framework);
  }

  /** In the order of their keys. */
  public Collection<TaskRecord> of(FrameworkId framework) {
    return tasksOf(framework).values();
  }

  TaskTable with(TaskRecord task) {
    TaskTable others = get(task.key()).map(this::without).orElse(this);
    return new TaskTable(
        others.byFramework.plus(
            task.framework(), others.tasksOf(task.framework()).plus(task.spec().id(), task)),
        others.byAgent.plus(task.agent(), others.keysOn(task.agent()).plus(task.key())),
        others.size + 1);
  }

  /** The change must leave the task's key and agent. */
  TaskTable changed(TaskKey key, UnaryOperator<TaskRecord> change) {
    TreePMap<TaskId, TaskRecord> tasks = tasksOf(key.framework());
    TaskRecord task = tasks.get(key.task());
    return task == null
        ? this
        : new TaskTable(
            byFramework.plus(key.framework(), tasks.plus(key.task(), change.apply(task))),
            byAgent,
            size);
  }

  /** The task must be in the table. */
  TaskTable without(TaskRecord task) {
    TreePMap<TaskId, TaskRecord> tasks = tasksOf(task.framework()).minus(task.spec().id());
    PSet<TaskKey> keys = keysOn(task.agent()).minus(task.key());
    return new TaskTable(
        tasks.isEmpty()
            ? byFramework.minus(task.framework())
            : byFramework.plus(task.framework(), tasks),
        keys.isEmpty() ? byAgent.minus(task.agent()) : byAgent.plus(task.agent(), keys),
        size - 1);
  }

  private TreePMap<TaskId, TaskRecord> tasksOf(FrameworkId framework) {
    TreePMap<TaskId, TaskRecord> tasks = byFramework.get(framework);
    return tasks == null ? TreePMap.empty() : tasks;
  }

  private PSet<TaskKey> keysOn(AgentId agent) {
    PSet<TaskKey> keys = byAgent.get(agent);
    return keys == null ? HashTreePSet.empty() : keys;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TaskTable other
        && byFramework.equals(other.byFramework)
        && byAgent.equals(other.byAgent)
        && size == other.size;
  }

  @Override
  public int hashCode() {
    return byFramework.hashCode();
  }
}

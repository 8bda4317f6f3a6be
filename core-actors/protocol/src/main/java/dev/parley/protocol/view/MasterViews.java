package dev.parley.protocol.view;

import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What the HTTP edge may read of a master, and the few things it may ask of it. Reads are cheap,
 * never block the master and may be called from any thread.
 */
public interface MasterViews {
  NodeView node();

  /** By which nodes find each other; not the id that the first leading master makes up. */
  String clusterName();

  /** All masters that are to be members, as {@code name@host:port}, with those added since. */
  List<String> masters();

  /** Empty while nobody leads. */
  Optional<LeaderView> leader();

  /** Whether this very node leads: only then are {@link #cluster} and {@link #kill} its own. */
  boolean leading();

  /** The cluster as this node knows it; {@link ClusterView#EMPTY} before it knows anything. */
  ClusterView cluster();

  /** Present while this node has no proof that a majority of the masters is in touch. */
  Optional<SafeModeView> safeMode();

  /** What {@link #cluster} stands for, also where this node does not lead, or nobody does. */
  RegistryCopyView registryCopy();

  JournalOperations journal();

  /** The six steps of each task with this id: one for each framework that has one. */
  List<TaskTrace> traces(TaskId task);

  /**
   * Asks the leading master to kill a task.
   *
   * @return whether there was such a task that had not ended; fails when this node does not lead
   */
  CompletionStage<Boolean> kill(TaskKey task);
}

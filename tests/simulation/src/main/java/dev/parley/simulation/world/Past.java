package dev.parley.simulation.world;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskKey;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What has happened so far, as far as it must not be undone. Immutable.
 *
 * @param launched all launches that were ever committed
 * @param ends what was said of the ends of tasks; each thing once
 * @param toldLost tasks that a framework was told to be LOST, which is what DROPPED is called to
 *     some
 * @param epochs in which something was committed, each named when it takes over from another
 * @param removed frameworks that have ended, to which nothing is owed
 * @param turnedTo the epochs of the masters to which each agent and each process of a framework has
 *     turned, one after the other
 * @param unproven offers and launches of masters that could not know any more that they lead
 */
public record Past(
    PMap<TaskKey, Launched> launched,
    PMap<TaskKey, PVector<End>> ends,
    PSet<TaskKey> toldLost,
    PVector<Long> epochs,
    PSet<FrameworkId> removed,
    PMap<String, PVector<Long>> turnedTo,
    PVector<String> unproven) {

  public static final Past NOTHING =
      new Past(
          TreePMap.empty(),
          TreePMap.empty(),
          HashTreePSet.empty(),
          TreePVector.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          TreePVector.empty());

  public PVector<End> endsOf(TaskKey task) {
    return Optional.ofNullable(ends.get(task)).orElse(TreePVector.empty());
  }

  public Past withLaunch(Launched launch) {
    return new Past(
        launched.plus(launch.task(), launch), ends, toldLost, epochs, removed, turnedTo, unproven);
  }

  public Past withEnd(TaskKey task, End end) {
    PVector<End> before = endsOf(task);
    return before.contains(end)
        ? this
        : new Past(
            launched,
            ends.plus(task, before.plus(end)),
            toldLost,
            epochs,
            removed,
            turnedTo,
            unproven);
  }

  public Past withToldLost(TaskKey task) {
    return toldLost.contains(task)
        ? this
        : new Past(launched, ends, toldLost.plus(task), epochs, removed, turnedTo, unproven);
  }

  public Past withCommitIn(long epoch) {
    boolean same = !epochs.isEmpty() && epochs.get(epochs.size() - 1) == epoch;
    return same
        ? this
        : new Past(launched, ends, toldLost, epochs.plus(epoch), removed, turnedTo, unproven);
  }

  public Past withRemoved(FrameworkId framework) {
    return new Past(launched, ends, toldLost, epochs, removed.plus(framework), turnedTo, unproven);
  }

  public Past withTurn(String who, long epoch) {
    PVector<Long> before = Optional.ofNullable(turnedTo.get(who)).orElse(TreePVector.empty());
    boolean same = !before.isEmpty() && before.get(before.size() - 1) == epoch;
    PMap<String, PVector<Long>> now = same ? turnedTo : turnedTo.plus(who, before.plus(epoch));
    return new Past(launched, ends, toldLost, epochs, removed, now, unproven);
  }

  public Past withUnproven(String what) {
    return new Past(launched, ends, toldLost, epochs, removed, turnedTo, unproven.plus(what));
  }
}

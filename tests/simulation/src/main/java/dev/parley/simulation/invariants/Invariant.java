package dev.parley.simulation.invariants;

import dev.parley.simulation.world.World;
import java.util.List;
import java.util.Optional;

/** Something that must hold of a world. */
public interface Invariant {
  /** Of every world. */
  List<Invariant> ALWAYS =
      List.of(
          new NoResourceInTwoPlaces(),
          new OnlyWhatIsFreeIsOffered(),
          new OneEndForEachTask(),
          new NoTaskRunsTwice(),
          new NothingRunsUncommitted(),
          new NothingIsOfferedOutOfService(),
          new NothingRunsOnDrainedAgents(),
          new EpochsOnlyGrow(),
          new NobodyTurnsBack(),
          new NothingNewWithoutAQuorum());

  /** Of a world in which nothing goes wrong any more, after a while. */
  List<Invariant> AT_REST =
      List.of(new EveryEndWasSeen(), new NothingIsLeftOver(), new EverythingIsOfferedAgain());

  /** What is wrong in this world; empty if nothing is. */
  Optional<String> breach(World world);

  /** The first breach of any, with the name of what it breaks. */
  static Optional<String> firstBreach(List<Invariant> invariants, World world) {
    for (Invariant invariant : invariants) {
      Optional<String> breach = invariant.breach(world);
      if (breach.isPresent()) {
        return breach.map(words -> invariant.getClass().getSimpleName() + ": " + words);
      }
    }
    return Optional.empty();
  }
}

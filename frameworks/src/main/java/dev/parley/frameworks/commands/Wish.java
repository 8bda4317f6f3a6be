package dev.parley.frameworks.commands;

import java.util.Optional;

/**
 * Whether the framework wants offers, and what the master was last told of it. Mutable, owned by
 * one thread.
 */
final class Wish {
  // What a master takes for granted of a new framework.
  private boolean told = true;
  private boolean again;

  /** Offers that were declined may be good now: their filters must go. */
  void forgetFilters() {
    again = true;
  }

  /** What to tell the master, if anything. */
  Optional<CommandsEffect> settle(boolean wanted) {
    boolean revive = wanted && (again || !told);
    boolean suppress = !wanted && told;
    told = wanted;
    again = false;
    return revive
        ? Optional.of(new CommandsEffect.Revive())
        : suppress ? Optional.of(new CommandsEffect.Suppress()) : Optional.empty();
  }
}

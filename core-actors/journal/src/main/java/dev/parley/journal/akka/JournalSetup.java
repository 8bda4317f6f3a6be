package dev.parley.journal.akka;

import akka.actor.setup.Setup;
import dev.parley.journal.group.JournalGroup;

/**
 * Gives an actor system the process's part of the group, which both plug-ins work on. The group
 * outlives the actor system.
 */
public final class JournalSetup extends Setup {
  private final JournalGroup group;
  private final StandbyState.Keeper standby;

  public JournalSetup(JournalGroup group) {
    this(group, id -> StandbyState.unknown());
  }

  /**
   * @param standby asked at each recovery
   */
  public JournalSetup(JournalGroup group, StandbyState.Keeper standby) {
    this.group = group;
    this.standby = standby;
  }

  JournalGroup group() {
    return group;
  }

  StandbyState.Keeper standby() {
    return standby;
  }
}

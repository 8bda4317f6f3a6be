package dev.parley.journal.akka;

import akka.actor.setup.Setup;
import dev.parley.journal.group.JournalGroup;

/**
 * Gives an actor system the process's part of the group, which both plug-ins work on. The group
 * outlives the actor system.
 */
public final class JournalSetup extends Setup {
  private final JournalGroup group;

  public JournalSetup(JournalGroup group) {
    this.group = group;
  }

  JournalGroup group() {
    return group;
  }
}

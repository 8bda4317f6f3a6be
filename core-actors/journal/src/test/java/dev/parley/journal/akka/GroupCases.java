package dev.parley.journal.akka;

import dev.parley.journal.group.JournalGroup;
import org.junit.jupiter.api.Nested;

/** All cases over one group. */
public abstract class GroupCases {
  /** The group to test the plug-ins on. */
  protected abstract JournalGroup group();

  @Nested
  class Journal extends JournalCases {
    @Override
    protected JournalGroup group() {
      return GroupCases.this.group();
    }
  }

  @Nested
  class Snapshots extends SnapshotCases {
    @Override
    protected JournalGroup group() {
      return GroupCases.this.group();
    }
  }

  @Nested
  class Actors extends PersistentActorCases {
    @Override
    protected JournalGroup group() {
      return GroupCases.this.group();
    }
  }

  @Nested
  class Incarnations extends IncarnationCases {
    @Override
    protected JournalGroup group() {
      return GroupCases.this.group();
    }
  }
}

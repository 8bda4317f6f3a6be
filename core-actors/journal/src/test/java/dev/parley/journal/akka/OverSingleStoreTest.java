package dev.parley.journal.akka;

import dev.parley.journal.group.JournalGroup;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases over one store, without Raft. */
class OverSingleStoreTest extends GroupCases {
  @TempDir private static Path folder;
  private static SingleStoreGroup group;

  @BeforeAll
  static void open() {
    group = SingleStoreGroup.in(folder);
  }

  @AfterAll
  static void close() {
    group.close();
  }

  @Override
  protected JournalGroup group() {
    return group;
  }
}

package dev.parley.journal.raft;

import dev.parley.journal.akka.GroupCases;
import dev.parley.journal.group.JournalGroup;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases of the plug-ins over a group of one. */
class PluginsOverOneReplicaTest extends GroupCases {
  @TempDir private static Path folder;
  private static TestGroup group;

  @BeforeAll
  static void open() {
    group = TestGroup.of(1, folder);
  }

  @AfterAll
  static void close() {
    group.close();
  }

  @Override
  protected JournalGroup group() {
    return group.replica("m1");
  }
}

package dev.parley.journal.raft;

import dev.parley.journal.akka.GroupCases;
import dev.parley.journal.group.JournalGroup;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases of the plug-ins over a group of three; each actor system is on the next replica. */
class PluginsOverThreeReplicasTest extends GroupCases {
  private static final int SIZE = 3;
  private static final AtomicInteger ASKED = new AtomicInteger();

  @TempDir private static Path folder;
  private static TestGroup group;

  @BeforeAll
  static void open() {
    group = TestGroup.of(SIZE, folder, TestGroup.flushingOften());
  }

  @AfterAll
  static void close() {
    group.close();
  }

  @Override
  protected JournalGroup group() {
    return group.replica("m" + (1 + ASKED.getAndIncrement() % SIZE));
  }
}

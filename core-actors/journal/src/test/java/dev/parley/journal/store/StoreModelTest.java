package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.records.MembersTable;
import dev.parley.journal.records.SnapshotRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever is sent, however often, and whenever it is flushed or restarted, a store holds what the
 * plain model holds, and answers an entry of the log the same each time it applies it.
 */
class StoreModelTest {
  private static final int STEPS = 400;
  private static final List<Path> FOLDERS = new ArrayList<>();

  @AfterContainer
  static void remove() throws IOException {
    for (Path folder : FOLDERS) {
      try (var files = Files.list(folder)) {
        files.forEach(file -> file.toFile().delete());
      }
      Files.delete(folder);
    }
  }

  @Property(tries = 25)
  void holdsWhatTheModelHolds(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("store-model");
    FOLDERS.add(folder);
    StoreModel model = new StoreModel();
    RandomCommands commands = new RandomCommands(random, model);
    try (Replica replica = Replica.in(folder)) {
      for (int step = 0; step < STEPS; step++) {
        JournalCommand command = commands.next();
        Object expected = model.apply(replica.log().size(), command);
        assertThat(StoreModel.kind(replica.apply(command)))
            .as("answer to %s", command)
            .isEqualTo(expected);
        disturb(random.nextInt(60), replica);
        if (random.nextInt(20) == 0) {
          compare(model, replica, random);
        }
      }
      replica.reopen();
      compare(model, replica, random);
      replica.store.flushNow();
      compare(model, replica, random);
    }
  }

  private static void disturb(int dice, Replica replica) throws IOException {
    if (dice < 3) {
      replica.store.flushNow();
    } else if (dice < 6) {
      replica.store.beginFlush();
    } else if (dice < 8) {
      replica.reopen();
    }
  }

  private static void compare(StoreModel model, Replica replica, Random random) throws IOException {
    assertThat(replica.store.members()).isEqualTo(new MembersTable(model.revision, model.members));
    assertThat(replica.store.persistenceIds()).isEqualTo(model.ones.keySet());
    for (Map.Entry<String, StoreModel.One> entry : model.ones.entrySet()) {
      String id = entry.getKey();
      StoreModel.One one = entry.getValue();
      assertThat(replica.store.highestSequenceNr(id)).isEqualTo(one.highest);
      assertThat(replica.store.claim(id)).isEqualTo(Math.max(0, one.claim));
      long from = random.nextInt((int) one.highest + 2);
      long to = from + random.nextInt((int) one.highest + 2);
      int max = random.nextInt(50);
      assertThat(replica.replay(id, from, to, max))
          .isEqualTo(one.events.subMap(from, true, to, true).values().stream().limit(max).toList());
      assertThat(replica.replay(id)).isEqualTo(List.copyOf(one.events.values()));
      assertThat(replica.store.newestSnapshot(id, SnapshotRange.ALL))
          .isEqualTo(one.newestSnapshot());
      if (one.newestSnapshot().isPresent()) {
        assertThat(replica.newest(id))
            .isEqualTo(one.snapshots.get(one.newestSnapshot().orElseThrow()));
      }
    }
  }
}

package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flushes of a few events each do not leave a file of each flush behind. */
class SmallFilesTest {
  private static final int FLUSHES = 40;

  /** A file stops being small when so many are merged. */
  private static final int MOST_SMALL = 9;

  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void open() throws Exception {
    replica = Replica.in(folder);
  }

  @AfterEach
  void close() {
    replica.close();
  }

  private List<String> files() {
    return replica.store.flushed().files().stream()
        .map(file -> String.valueOf(file.path().getFileName()))
        .filter(name -> name.startsWith("events"))
        .toList();
  }

  @Test
  void smallFilesAreMergedAndNoEventIsLost() throws Exception {
    long first = replica.claim("a", "x");
    long second = replica.claim("b", "x");
    int most = 0;
    for (int i = 1; i <= FLUSHES; i++) {
      replica.append("a", first, 20L * i - 19, 20L * i);
      replica.append("b", second, 30L * i - 29, 30L * i);
      replica.store.flushNow();
      most = Math.max(most, files().size());
      assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 20L * i));
    }
    assertThat(most)
        .as("they pile up at first")
        .isGreaterThan(5)
        .isLessThanOrEqualTo(MOST_SMALL + FLUSHES / MOST_SMALL + 1);
    replica.reopen();
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 20L * FLUSHES));
    assertThat(replica.replay("b")).isEqualTo(Replica.expected("b", 1, 30L * FLUSHES));
    assertThat(replica.replay("b", 85, 140, 100)).isEqualTo(Replica.expected("b", 85, 140));
  }

  @Test
  void whatIsDeletedIsNotMerged() throws Exception {
    long claim = replica.claim("a", "x");
    for (int i = 1; i <= FLUSHES; i++) {
      replica.append("a", claim, i, i);
      replica.store.flushNow();
      replica.apply(new JournalCommand.DeleteEvents("a", i - 3));
    }
    replica.store.flushNow();
    assertThat(files()).hasSizeLessThanOrEqualTo(3);
    replica.reopen();
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", FLUSHES - 2, FLUSHES));
    assertThat(replica.store.highestSequenceNr("a")).isEqualTo(FLUSHES);
  }

  @Test
  void aLargeFileIsNotWrittenAgainForTheSmallOnes() throws Exception {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 1000);
    replica.store.flushNow();
    String large = files().get(0);
    for (int i = 1; i <= FLUSHES; i++) {
      replica.append("a", claim, 1000L + i, 1000L + i);
      replica.store.flushNow();
      assertThat(files()).contains(large).hasSizeLessThanOrEqualTo(MOST_SMALL + 2);
    }
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 1000 + FLUSHES));
  }

  @Test
  void filesThatWereMergedGoWhenNobodyNeedsThem() throws Exception {
    long claim = replica.claim("a", "x");
    for (int i = 1; i <= FLUSHES; i++) {
      replica.append("a", claim, i, i);
      replica.store.flushNow();
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.filter(file -> file.getFileName().toString().startsWith("events")))
          .as("of the last two flushes")
          .hasSizeLessThanOrEqualTo(2 * MOST_SMALL);
    }
  }
}

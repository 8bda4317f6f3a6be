package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flush that is cut off or fails loses nothing and leaves nothing behind. */
class FlushTroubleTest {
  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    replica = Replica.in(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @Test
  void removesWhatAFlushThatWasCutOffLeft() throws Exception {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 3);
    replica.store.flushNow();
    List<String> before = names();
    for (String left : List.of("events-77", "snapshot-78", "manifest-0000000000000000099.new")) {
      Files.writeString(replica.folder.resolve(left), "half a fi");
    }
    Files.writeString(replica.folder.resolve("not-ours"), "stays");
    replica.reopen();
    List<String> expected = new ArrayList<>(before);
    expected.add("not-ours");
    assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
    replica.append("a", claim, 4, 4);
    replica.store.flushNow();
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 4));
  }

  @Test
  void saysWhatIsWrongWithTheDiskAndTriesAgain() throws Exception {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 200);
    assertThat(replica.store.flushDue()).isTrue();
    Files.delete(replica.folder);
    replica.store.beginFlush();
    Await.until(() -> replica.store.trouble().isPresent());
    assertThat(replica.store.trouble().orElseThrow()).contains(replica.folder.toString());
    assertThat(replica.store.flushDue()).as("it is tried again without being asked").isFalse();
    assertThat(replica.replay("a")).hasSize(200);
    assertThatThrownBy(replica.store::flushNow).isInstanceOf(IOException.class);
    Files.createDirectories(replica.folder);
    Await.until(() -> replica.store.trouble().isEmpty());
    assertThat(replica.store.flushedIndex()).isEqualTo(1);
    replica.reopen();
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 200));
  }

  @Test
  void aFlushThatFailsHalfwayLeavesTheOneBeforeAndNothingElse() throws Exception {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 3);
    replica.store.flushNow();
    List<String> before = new ArrayList<>(names());
    replica.append("a", claim, 4, 6);
    Path inTheWay = replica.folder.resolve("manifest-0000000000000000002.new");
    Files.createFile(Files.createDirectory(inTheWay).resolve("file"));
    assertThatThrownBy(replica.store::flushNow).hasMessageContaining(inTheWay.toString());
    assertThat(replica.store.flushedIndex()).isEqualTo(1);
    before.add(String.valueOf(inTheWay.getFileName()));
    assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
    Files.delete(inTheWay.resolve("file"));
    replica.reopen();
    replica.store.flushNow();
    replica.reopen();
    assertThat(replica.store.flushedIndex()).isEqualTo(2);
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 6));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(replica.folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}

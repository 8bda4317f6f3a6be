package dev.parley.journal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as a backup was written. */
class DamagedBackupTest {
  @TempDir private Path folder;
  private Path file = Path.of("");
  private StoreGroup from;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("journal.backup");
    from = new StoreGroup(folder.resolve("from"));
  }

  @AfterEach
  void close() {
    from.close();
  }

  private void backup(Path target) throws IOException {
    BackupFile.write(from.store(), "c", 4, Instant.EPOCH, target);
  }

  @Test
  void aFileThatIsCutAnywhereIsNotABackup() throws IOException {
    from.append("id", 3);
    from.snapshot("id", "snapshot".getBytes(StandardCharsets.UTF_8));
    backup(file);
    byte[] whole = Files.readAllBytes(file);
    for (int end = 0; end < whole.length; end++) {
      Files.write(file, Arrays.copyOf(whole, end));
      assertThatThrownBy(() -> BackupReader.verify(file))
          .as("cut at %s", end)
          .isInstanceOf(DamagedBackupException.class)
          .hasMessageStartingWith(file.toString())
          .hasMessageContaining("nothing of it can be restored");
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThat(commands()).isNotEmpty();
  }

  @Test
  void aFileWithAnyBitTurnedIsRefusedOrSaysTheSame() throws IOException {
    from.append("id", 3);
    from.snapshot("id", "snapshot".getBytes(StandardCharsets.UTF_8));
    backup(file);
    byte[] whole = Files.readAllBytes(file);
    List<String> right = commands();
    int refused = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, damaged);
      try {
        // The header of gzip has bytes that mean nothing, such as a time.
        assertThat(commands()).isEqualTo(right);
      } catch (DamagedBackupException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length * 8 - 100);
  }

  private List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    BackupReader.verify(file).forEach(command -> commands.add(text(command)));
    return commands;
  }

  private static String text(JournalCommand command) {
    return Arrays.toString(CommandCodec.encode(command));
  }

  @Test
  void saysThatAFileIsNoBackupOrOfAnotherVersion() throws IOException {
    Files.writeString(file, "Once upon a time");
    assertThatThrownBy(() -> BackupReader.verify(file)).hasMessageContaining("is not a backup");
    from.append("id", 1);
    file = folder.resolve("second");
    backup(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[11] = 2;
    Files.write(file, bytes);
    assertThatThrownBy(() -> BackupReader.verify(file))
        .hasMessageContaining("is in version 2 of its format, and this program reads version 1");
  }
}

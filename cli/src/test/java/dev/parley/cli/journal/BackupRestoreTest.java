package dev.parley.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import dev.parley.cli.client.FakeNode;
import dev.parley.config.WorkFolder;
import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.OwnData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupRestoreTest {
  private static final String BACKUP = "/parley/v1/journal/backup";

  @TempDir private Path folder;
  private final FakeNode master;
  private Path whole = Path.of("");
  private Path file = Path.of("");
  private Path work = Path.of("");

  BackupRestoreTest() throws IOException {
    master = new FakeNode();
  }

  @BeforeEach
  void prepare() throws IOException {
    whole = StoredJournal.backup(Files.createDirectory(folder.resolve("made")));
    file = Files.createDirectory(folder.resolve("mine")).resolve("b");
    work = Files.createDirectory(folder.resolve("m1"));
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void aBackupIsSavedAndSaysWhatIsInIt() throws IOException {
    master.onBytes(BACKUP, Files.readAllBytes(whole), 0);

    CommandLineRun run = backup();

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(file + ": ")
        .contains("of cluster c as of 2026-01-02T03:04:05Z, with 3 events and 0 snapshots");
    assertThat(file).hasSameBinaryContentAs(whole);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aBackupThatLacksItsEndIsNotKept() throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    master.onBytes(BACKUP, Arrays.copyOf(bytes, bytes.length - 3), 0);

    CommandLineRun run = backup();

    assertThat(run.err()).startsWith("parley: ").contains("nothing of it can be restored");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(file.getParent()).isEmptyDirectory();
  }

  @Test
  void aBackupThatBreaksOffIsNotKept() throws IOException {
    master.onBytes(BACKUP, Files.readAllBytes(whole), 1000);

    CommandLineRun run = backup();

    assertThat(run.err()).startsWith("parley: the answer broke off after ");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(file.getParent()).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(file, "precious");

    CommandLineRun run = backup();

    assertThat(run.err())
        .isEqualTo("parley: " + file + ": is there already" + System.lineSeparator());
    assertThat(file).hasContent("precious");
    assertThat(master.requests()).isEmpty();
  }

  @Test
  void aRestoreMakesAMasterBeginWithTheBackup() throws IOException {
    CommandLineRun run = restore(whole, "c");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("master m1 begins with " + whole).contains("3 events");
    assertThat(IdentityFile.in(work.resolve("journal")).read("c", "m1"))
        .isInstanceOfSatisfying(
            OwnData.Known.class,
            known -> {
              assertThat(known.identity().restoreFrom()).contains(whole.toString());
              assertThat(known.identity().generation()).isEqualTo(5);
              assertThat(known.identity().firstPeers()).containsValue("10.0.0.1:2552");
            });
  }

  @Test
  void aRestoreMakesTheWorkFolderOfAMasterThatNeverRan() throws IOException {
    work = folder.resolve("new").resolve("m1");

    CommandLineRun run = restore(whole, "c");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(IdentityFile.in(work.resolve("journal")).read("c", "m1"))
        .isInstanceOf(OwnData.Known.class);
  }

  @Test
  void aRestoreIntoAWorkFolderThatIsAFileIsRefused() throws IOException {
    work = Files.writeString(folder.resolve("file"), "precious");

    CommandLineRun run = restore(whole, "c");

    assertThat(run.err()).startsWith("parley: work folder " + work).contains("is a file");
    assertThat(run.exitCode()).isNotZero();
    assertThat(work).hasContent("precious");
  }

  @Test
  void aRestoreOverDataIsRefused() throws IOException {
    StoredJournal.leave(work, "m1");

    CommandLineRun run = restore(whole, "c");

    assertThat(run.err()).contains("is not empty: move it away on every master").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aRestoreIntoAnotherClusterIsRefused() {
    CommandLineRun run = restore(whole, "other");

    assertThat(run.err()).contains("is a backup of cluster 'c', and this is cluster 'other'");
    assertThat(work.resolve("journal")).doesNotExist();
  }

  @Test
  void aDamagedBackupIsRefusedBeforeAnythingIsTouched() throws IOException {
    Path damaged = Files.write(file, new byte[] {1, 2, 3});

    CommandLineRun run = restore(damaged, "c");

    assertThat(run.err()).startsWith("parley: " + damaged).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void aRestoreUnderARunningMasterIsRefused() {
    try (WorkFolder running = WorkFolder.claim(work, "m1", "master")) {
      assertThat(running.dir()).isDirectory();

      CommandLineRun run = restore(whole, "c");

      assertThat(run.err()).contains("belongs to the running master m1");
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  private CommandLineRun backup() {
    return JournalRun.of(master, "backup", file.toString());
  }

  private CommandLineRun restore(Path backup, String cluster) {
    return CommandLineRun.of(
        "journal",
        "restore",
        backup.toString(),
        "--name",
        "m1",
        "--host",
        "10.0.0.1",
        "--cluster",
        cluster,
        "--work-dir",
        work.toString());
  }
}

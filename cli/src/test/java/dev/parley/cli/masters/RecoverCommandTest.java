package dev.parley.cli.masters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import dev.parley.cli.journal.StoredJournal;
import dev.parley.config.WorkFolder;
import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.OwnData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecoverCommandTest {
  private static final String CONSENT = "--yes-i-lost-the-majority";

  @TempDir private Path work;

  @Test
  void makesTheMasterFoundTheGroupAnewAndSaysLoudlyWhatThatMeans() throws IOException {
    StoredJournal.leave(work, "m2");

    CommandLineRun run = recover(work, "m2", CONSENT);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("What the masters agreed on without this one is lost.")
        .contains("registry: up to event 3")
        .contains("m2 founds generation 1 of the group alone");
    assertThat(IdentityFile.in(work.resolve("journal")).read("c", "m2"))
        .isInstanceOfSatisfying(
            OwnData.Known.class,
            known -> {
              assertThat(known.identity().generation()).isEqualTo(1);
              assertThat(known.identity().restoreFrom()).isPresent();
              assertThat(known.identity().firstPeers()).containsValue("10.0.0.2:2662");
            });
    assertThat(Files.readString(work.resolve("logs/m2.log")))
        .contains("What the masters agreed on without this one is lost.");
  }

  @Test
  void doesNothingWithoutConsent() throws IOException {
    StoredJournal.leave(work, "m2");

    CommandLineRun run = recover(work, "m2");

    assertThat(run.err()).startsWith("parley: nothing was done:").contains(CONSENT).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(work).isDirectoryNotContaining("glob:**.backup");
  }

  @Test
  void isRefusedWhileTheMasterRuns() throws IOException {
    StoredJournal.leave(work, "m2");
    try (WorkFolder running = WorkFolder.claim(work, "m2", "master")) {
      assertThat(running.dir()).isDirectory();

      CommandLineRun run = recover(work, "m2", CONSENT);

      assertThat(run.err()).contains("belongs to the running master m2");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(work).isDirectoryNotContaining("glob:**.backup");
    }
  }

  @Test
  void isRefusedWhereThereIsNothingToRecoverFrom() {
    CommandLineRun run = recover(work, "m2", CONSENT);

    assertThat(run.err()).contains("recover from the folder of a master that has data");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void makesNoFolderByAMistypedName() {
    Path mistyped = work.resolve("mistyped");

    CommandLineRun run = recover(mistyped, "m2", CONSENT);

    assertThat(run.err()).contains(mistyped + ": there is no such folder");
    assertThat(mistyped).doesNotExist();
  }

  @Test
  void needsAWorkFolder() {
    CommandLineRun run = CommandLineRun.of("masters", "recover", "--name", "m2", CONSENT);

    assertThat(run.err()).contains("give --work-dir DIR");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private static CommandLineRun recover(Path work, String name, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "masters",
                "recover",
                "--name",
                name,
                "--host",
                "10.0.0.2",
                "--port",
                "2661",
                "--cluster",
                "c",
                "--work-dir",
                work.toString()));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(new String[0]));
  }
}

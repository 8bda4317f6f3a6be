package dev.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  private static final long PID = ProcessHandle.current().pid();

  @TempDir Path temp;

  @Test
  void isMadeIfNeededAndHasAPidFileWhileClaimed() throws IOException {
    Path dir = temp.resolve("a/b");
    WorkFolder folder = WorkFolder.claim(dir, "m1", "master");
    assertThat(folder.dir()).isEqualTo(dir.toRealPath());
    assertThat(dir.resolve("parley.pid")).hasContent(PID + "\n");
    folder.close();
    assertThat(dir.resolve("parley.pid")).doesNotExist();
  }

  @Test
  void canBeClaimedAgainByTheSameNodeOnceGivenUp() {
    WorkFolder.claim(temp, "m1", "master").close();
    WorkFolder.claim(temp, "m1", "master").close();
  }

  @Test
  void isRefusedWhileANodeOfThisJvmHasIt() throws IOException {
    Path link =
        Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("d")));
    try (WorkFolder folder = WorkFolder.claim(temp.resolve("d"), "m1", "master")) {
      assertThat(folder.dir()).isDirectory();
      assertThatThrownBy(() -> WorkFolder.claim(link, "m2", "master"))
          .isInstanceOf(WorkFolderException.class)
          .hasMessage(
              "work folder %s belongs to the running master m1 (pid %d): stop it, or choose another --work-dir",
              link, PID);
    }
  }

  @Test
  void isRefusedToANodeOfAnotherNameOrKind() {
    WorkFolder.claim(temp, "m1", "master").close();
    assertThatThrownBy(() -> WorkFolder.claim(temp, "m2", "master"))
        .hasMessage(
            "work folder %s belongs to master m1, and this is master m2: choose another --work-dir",
            temp);
    assertThatThrownBy(() -> WorkFolder.claim(temp, "m1", "agent"))
        .hasMessage(
            "work folder %s belongs to master m1, and this is agent m1: choose another --work-dir",
            temp);
    WorkFolder.claim(temp, "m1", "master").close();
  }

  @Test
  void isRefusedWhileAnotherProcessHasItAndFreeOnceThatIsKilled() throws Exception {
    Process other = claimInAnotherJvm();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("claimed");
      assertThatThrownBy(() -> WorkFolder.claim(temp, "m1", "master"))
          .hasMessageContaining("belongs to the running master m1 (pid " + other.pid() + ")");
    } finally {
      other.destroyForcibly().waitFor();
    }
    WorkFolder.claim(temp, "m1", "master").close();
  }

  @Test
  void aRefusedClaimDoesNotGiveAwayTheOneThatIsHeld() throws Exception {
    // A second handle on the lock file, opened and closed in this process, would drop the lock.
    try (WorkFolder folder = WorkFolder.claim(temp, "m1", "master")) {
      assertThat(folder.dir()).isDirectory();
      assertThatThrownBy(() -> WorkFolder.claim(temp, "m1", "master"))
          .isInstanceOf(WorkFolderException.class);
      Process other = claimInAnotherJvm();
      String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).contains("belongs to the running master m1 (pid " + PID + ")");
    }
  }

  @Test
  void isRefusedIfItIsAFile() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> WorkFolder.claim(file, "m1", "master"))
        .hasMessage("work folder %s: %s is a file", file, file);
  }

  @Test
  void isRefusedIfItIsNotWritable() throws IOException {
    Path dir = Files.createDirectory(temp.resolve("readonly"));
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("r-xr-xr-x"));
    if (Files.isWritable(dir)) {
      // The superuser may write anywhere but where the kernel itself has the folders.
      dir = Path.of("/proc/parley");
    }
    Path refused = dir;
    assertThatThrownBy(() -> WorkFolder.claim(refused, "m1", "master"))
        .isInstanceOf(WorkFolderException.class)
        .hasMessageStartingWith("work folder " + refused + ": ");
  }

  private Process claimInAnotherJvm() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Claimant.class.getName(),
            temp.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** Claims the folder in a JVM of its own and holds it until it is killed. */
  static final class Claimant {
    private Claimant() {}

    public static void main(String[] arguments) throws IOException {
      try (WorkFolder folder = WorkFolder.claim(Path.of(arguments[0]), "m1", "master")) {
        System.out.println(folder.dir().toFile().isDirectory() ? "claimed" : "lost");
        System.in.read();
      }
    }
  }
}

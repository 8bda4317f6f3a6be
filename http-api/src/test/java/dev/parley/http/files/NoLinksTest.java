package dev.parley.http.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that puts links in the place of what was found before. */
class NoLinksTest {

  @Test
  void opensWhatIsStillThere(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve("a/b/log"), "out");

    assertThat(NoLinks.names(new Target.Inside(root, Path.of("a/b")))).containsExactly("log");
    try (var channel = NoLinks.open(new Target.Inside(root, Path.of("a/b/log")))) {
      assertThat(channel.size()).isEqualTo(3);
    }
  }

  @Test
  void doesNotGoThroughAFolderThatBecameALink(@TempDir Path work) throws IOException {
    Path root = Files.createDirectory(work.resolve("root"));
    Files.createDirectory(work.resolve("outside"));
    Files.writeString(work.resolve("outside/secret"), "secret");
    Files.createSymbolicLink(root.resolve("sub"), work.resolve("outside"));

    assertThatThrownBy(() -> NoLinks.open(new Target.Inside(root, Path.of("sub/secret"))))
        .isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> NoLinks.names(new Target.Inside(root, Path.of("sub"))))
        .isInstanceOf(FileSystemException.class);
  }

  @Test
  void doesNotOpenAFileThatBecameALink(@TempDir Path work) throws IOException {
    Path root = Files.createDirectory(work.resolve("root"));
    Files.writeString(work.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("log"), Path.of("../secret"));

    assertThatThrownBy(() -> NoLinks.open(new Target.Inside(root, Path.of("log"))))
        .isInstanceOf(FileSystemException.class);
  }
}

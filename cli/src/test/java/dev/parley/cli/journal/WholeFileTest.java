package dev.parley.cli.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir Path folder;

  @Test
  void isInItsPlaceOnceItIsChecked() throws IOException {
    Path file = folder.resolve("f");

    String said =
        WholeFile.write(
            file,
            to -> write(to, "abc"),
            part -> {
              assertThat(file).doesNotExist();
              return Files.readString(part);
            });

    assertThat(said).isEqualTo("abc");
    assertThat(file).hasContent("abc");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void leavesNothingBehindIfItIsNotWhole() {
    Path file = folder.resolve("f");

    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    to -> write(to, "abc"),
                    part -> {
                      throw new IOException("torn");
                    }))
        .hasMessage("torn");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindIfWritingFails() {
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    folder.resolve("f"),
                    to -> {
                      throw new IllegalStateException("gone");
                    },
                    part -> ""))
        .hasMessage("gone");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isNeverWrittenOverWhatIsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "precious");

    assertThatThrownBy(() -> WholeFile.write(file, to -> write(to, "abc"), part -> ""))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("precious");
  }

  private static void write(OutputStream to, String text) {
    try {
      to.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

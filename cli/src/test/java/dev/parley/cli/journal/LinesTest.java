package dev.parley.cli.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

final class LinesTest {
  @Test
  void aCharacterThatComesInTwoPartsIsPrintedWhole() throws IOException {
    StringWriter printed = new StringWriter();
    byte[] text = "aü\nb\n".getBytes(UTF_8);
    try (Lines lines = new Lines(new PrintWriter(printed))) {
      lines.write(text, 0, 2);
      lines.write(text, 2, text.length - 2);
    }

    assertThat(printed).hasToString("aü\nb\n");
  }

  @Test
  void endsWhenNobodyReadsAnyMore() throws IOException {
    try (Lines lines = new Lines(new PrintWriter(new ClosedPipe()))) {
      assertThatThrownBy(() -> lines.write("a\n".getBytes(UTF_8)))
          .isInstanceOf(Lines.NobodyReadsException.class);
    }
  }

  private static final class ClosedPipe extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("Broken pipe");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

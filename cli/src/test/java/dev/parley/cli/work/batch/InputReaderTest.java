package dev.parley.cli.work.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InputReaderTest {
  @Test
  void takesEveryLineAsItIsAlsoEmptyOnesAndOneThatDoesNotEnd() {
    assertThat(lines("a\n\n b \"c\" \nd", '\n')).containsExactly("a", "", " b \"c\" ", "d");
    assertThat(lines("a\n", '\n')).containsExactly("a");
    assertThat(lines("", '\n')).isEmpty();
    assertThat(lines("\n", '\n')).containsExactly("");
  }

  @Test
  void takesItemsThatEndInNul() {
    assertThat(lines("new\nline\0b\0", '\0')).containsExactly("new\nline", "b");
  }

  @Test
  void tellsLinesThatAreNoText() {
    byte[] bytes = {'a', '\n', (byte) 0xff, '\n'};
    List<Item> items = items(InputReader.start(new ByteArrayInputStream(bytes), '\n'));
    assertThat(items).extracting(Item::valid).containsExactly(true, false);
    assertThat(items).extracting(Item::number).containsExactly(1L, 2L);
  }

  @Test
  void tellsThatTheInputBrokeOff() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    // Reads of a closed stream fail.
    broken.close();
    InputReader reader = InputReader.start(broken, '\n');
    assertThat(items(reader)).isEmpty();
    assertThat(reader.failure()).isPresent();
  }

  private static List<String> lines(String input, char separator) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    InputReader reader = InputReader.start(new ByteArrayInputStream(bytes), separator);
    List<Item> items = items(reader);
    assertThat(reader.read()).isEqualTo(items.size());
    return items.stream().map(Item::line).toList();
  }

  private static List<Item> items(InputReader reader) {
    List<Item> items = new ArrayList<>();
    while (!reader.exhausted()) {
      reader.next().ifPresentOrElse(items::add, Thread::onSpinWait);
    }
    return items;
  }
}

package dev.parley.http.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @ParameterizedTest
  @CsvSource({
    "abc, 3, 3",
    "aé, 2, 1",
    "aé, 3, 3",
    "a€, 2, 1",
    "a€, 3, 1",
    "a€, 4, 4",
    "a😀, 4, 1",
    "a😀, 5, 5",
    "é, 1, 1",
  })
  void cutsBeforeACharacterThatIsNotWhole(String text, int length, int whole) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Utf8.wholeCharacters(bytes, length)).isEqualTo(whole);
  }

  @Test
  void leavesWhatIsNoTextAlone() {
    byte[] bytes = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};

    assertThat(Utf8.wholeCharacters(bytes, 4)).isEqualTo(4);
    assertThat(Utf8.wholeCharacters(bytes, 0)).isZero();
  }
}

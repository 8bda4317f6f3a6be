package dev.parley.journal.akka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotBytesTest {
  private static final String WHOLE = "headstate";

  private final SnapshotBytes bytes =
      new SnapshotBytes("head".getBytes(US_ASCII), "state".getBytes(US_ASCII));

  @ParameterizedTest
  @CsvSource({"0,0", "0,3", "0,4", "0,5", "2,4", "2,9", "3,6", "4,4", "4,9", "5,7", "9,9", "0,9"})
  void aSliceIsThatOfBothTogether(int from, int to) {
    assertThat(new String(bytes.slice(from, to), US_ASCII)).isEqualTo(WHOLE.substring(from, to));
    assertThat(bytes.length()).isEqualTo(WHOLE.length());
  }
}

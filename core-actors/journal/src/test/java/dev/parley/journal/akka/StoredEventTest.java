package dev.parley.journal.akka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.akka.StoredEvent.Rejected;
import dev.parley.journal.akka.StoredEvent.Written;
import dev.parley.journal.records.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventTest {
  private static final String UUID_WRITER = "5fe2a1b0-7c1d-4a53-9d1f-0123456789ab";
  private static final long TIME = 1_760_000_000_000L;

  private static Serialized serialized(int id, String manifest, String text) {
    return new Serialized(id, manifest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Written written(String writer) {
    return new Written(
        TIME, writer, "adapter", serialized(-5, "", "meta"), serialized(42102, "m", "payload"));
  }

  private static Written throughBytes(Written event) {
    return (Written) StoredEvent.of(event.toRecord(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UUID_WRITER,
        "",
        "a writer",
        "5FE2A1B0-7C1D-4A53-9D1F-0123456789AB",
        "0-0-0-0-0000000000000000000000000000"
      })
  void tellsTheWriterAsItWas(String writer) {
    assertThat(throughBytes(written(writer)).writer()).isEqualTo(writer);
  }

  @Test
  void tellsEverythingOfAnEvent() {
    assertThat(throughBytes(written(UUID_WRITER)))
        .usingRecursiveComparison()
        .isEqualTo(written(UUID_WRITER));
    Written bare = new Written(0, "w", "", null, new Serialized(0, "", new byte[0]));
    assertThat(throughBytes(bare)).usingRecursiveComparison().isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 63, -64, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void tellsEverySerializersNumber(int id) {
    Written event = new Written(TIME, "w", "", null, serialized(id, "", ""));
    assertThat(throughBytes(event).payload().serializerId()).isEqualTo(id);
  }

  @Test
  void tellsWhyAnEventWasRejected() {
    Rejected rejected = new Rejected(TIME, UUID_WRITER, "too large");
    assertThat(StoredEvent.of(rejected.toRecord(3))).isEqualTo(rejected);
  }

  @Test
  void takesLittleMoreThanThePayload() {
    Written event =
        new Written(TIME, UUID.randomUUID().toString(), "", null, serialized(42102, "m", ""));
    assertThat(event.toRecord(1).data()).hasSizeLessThan(32);
  }

  /** What was once written must be readable for ever. */
  @Test
  void readsTheBytesOfVersionOne() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "01" // version
                    + "06" // writer is a UUID, has metadata
                    + "8080b3c19c33" // time
                    + "5fe2a1b07c1d4a539d1f0123456789ab"
                    + "0761646170746572" // adapter
                    + "0900046d657461" // serializer -5, no manifest, meta
                    + "ec9105016d7061796c6f6164"); // serializer 42102, m, payload
    assertThat(written(UUID_WRITER).toRecord(7).data()).isEqualTo(bytes);
    assertThat(StoredEvent.of(new EventRecord(7, bytes)))
        .usingRecursiveComparison()
        .isEqualTo(written(UUID_WRITER));
  }

  @Test
  void refusesALaterVersion() {
    byte[] bytes = written(UUID_WRITER).toRecord(7).data();
    bytes[0] = 2;
    assertThatThrownBy(() -> StoredEvent.of(new EventRecord(7, bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("version 1");
  }

  @Test
  void refusesBytesThatAreCutShort() {
    byte[] bytes = written(UUID_WRITER).toRecord(7).data();
    int payload = "payload".length();
    for (int length = 0; length < bytes.length - payload; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> StoredEvent.of(new EventRecord(7, cut)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(length + " bytes");
    }
  }
}

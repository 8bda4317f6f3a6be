package dev.parley.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void amountsAlwaysHaveAFraction() throws IOException {
    assertThat(written(json -> Numbers.writeMilli(json, 4000))).isEqualTo("4.0");
    assertThat(written(json -> Numbers.writeMilli(json, 100))).isEqualTo("0.1");
    assertThat(written(json -> Numbers.writeMilli(json, 0))).isEqualTo("0.0");
    assertThat(written(json -> Numbers.writeMilli(json, 1_000_000_000_000L)))
        .isEqualTo("1000000000.0");
  }

  @Test
  void largeAndSmallOnesAreWrittenInDigits() throws IOException {
    assertThat(written(json -> Numbers.writeDouble(json, 25_276_510_208.0)))
        .isEqualTo("25276510208.0");
    assertThat(written(json -> Numbers.writeDouble(json, 0.00001))).isEqualTo("0.00001");
  }

  @Test
  void timesAndDurationsAreInSeconds() throws IOException {
    assertThat(
            written(
                json -> {
                  json.writeStartObject();
                  Numbers.timeField(json, "t", Instant.ofEpochSecond(1_795_230_299, 148_693_999));
                  Numbers.secondsField(json, "d", Duration.ofMillis(1500));
                  json.writeEndObject();
                }))
        .isEqualTo("{\"t\":1795230299.148693,\"d\":1.5}");
  }

  private static String written(Piece piece) throws IOException {
    Pages pages = new Pages();
    Piece checked = (JsonGenerator json) -> piece.write(json);
    return pages.add(checked).concat(pages.rest()).utf8String();
  }
}

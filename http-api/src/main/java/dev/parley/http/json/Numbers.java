package dev.parley.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Numbers as Mesos writes them: every amount with a fraction ({@code 4.0}), never in powers of ten,
 * and times in seconds since 1970.
 */
public final class Numbers {
  private Numbers() {}

  /** Thousandths, as the model keeps amounts. */
  public static void writeMilli(JsonGenerator json, long milli) throws IOException {
    write(json, BigDecimal.valueOf(milli, 3));
  }

  public static void writeDouble(JsonGenerator json, double value) throws IOException {
    write(json, BigDecimal.valueOf(value));
  }

  public static void timeField(JsonGenerator json, String name, Instant time) throws IOException {
    json.writeFieldName(name);
    write(
        json,
        BigDecimal.valueOf(time.getEpochSecond())
            .add(BigDecimal.valueOf(time.getNano() / 1000, 6)));
  }

  public static void secondsField(JsonGenerator json, String name, Duration duration)
      throws IOException {
    json.writeFieldName(name);
    write(
        json,
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
  }

  private static void write(JsonGenerator json, BigDecimal number) throws IOException {
    BigDecimal shortest = number.stripTrailingZeros();
    json.writeNumber(shortest.scale() < 1 ? shortest.setScale(1) : shortest);
  }
}

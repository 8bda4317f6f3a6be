package dev.parley.http.state;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** When this code was built, from a file that the build fills in. */
final class BuildInfo {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final Instant TIME = readTime();

  private BuildInfo() {}

  static void writeFields(JsonGenerator json) throws IOException {
    json.writeStringField("build_date", DATE.format(TIME));
    Numbers.timeField(json, "build_time", TIME);
    json.writeStringField("build_user", ""); // the same for everybody who builds this version
  }

  private static Instant readTime() {
    try (InputStream in =
        Objects.requireNonNull(BuildInfo.class.getResourceAsStream("/dev/parley/http/built.txt"))) {
      return Instant.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the time of the build cannot be read", e);
    }
  }
}

package dev.parley.http.state;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.headers.RawHeader;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.SafeModeView;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The mark of safe mode: in bodies {@code "safe_mode":{"since":"2026-11-21T01:02:03Z","why":"no
 * majority ..."}}, and a header, so that answers without such a place have it too.
 */
public record SafeMode(Instant since, String why) {

  /** As it is now. */
  public static Optional<SafeMode> of(MasterViews views) {
    return views.safeMode().map(SafeMode::of);
  }

  private static SafeMode of(SafeModeView view) {
    return new SafeMode(view.since(), view.why());
  }

  public HttpHeader header() {
    return RawHeader.create("X-Parley-Safe-Mode", since.toString());
  }

  public void writeField(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("safe_mode");
    json.writeStringField("since", since.toString());
    json.writeStringField("why", why);
    json.writeEndObject();
  }

  /** Null while there is none. */
  public static void writeField(JsonGenerator json, Optional<SafeMode> safeMode)
      throws IOException {
    if (safeMode.isPresent()) {
      safeMode.get().writeField(json);
    } else {
      json.writeNullField("safe_mode");
    }
  }
}

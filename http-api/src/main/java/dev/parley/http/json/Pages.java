package dev.parley.http.json;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Collects the bytes of pieces and gives them out in pages. Not thread-safe: one for each reply.
 */
final class Pages {
  /** Large enough that the overhead of an HTTP chunk does not count. */
  private static final int PAGE_BYTES = 32 * 1024;

  // Numbers like time stamps must not be written as 1.7E9: some readers expect plain digits.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final JsonGenerator json;

  Pages() throws IOException {
    json = FACTORY.createGenerator(buffer);
  }

  /** Writes a piece; gives the page if it is full now, and nothing otherwise. */
  ByteString add(Piece piece) throws IOException {
    piece.write(json);
    json.flush();
    return buffer.size() < PAGE_BYTES ? ByteString.emptyByteString() : rest();
  }

  /** What is not yet given out. */
  ByteString rest() {
    ByteString page = ByteString.fromArrayUnsafe(buffer.toByteArray());
    buffer.reset();
    return page;
  }
}

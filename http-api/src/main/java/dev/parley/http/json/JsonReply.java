package dev.parley.http.json;

import akka.NotUsed;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCode;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replies in JSON. A client that asks with {@code ?jsonp=f} gets {@code f(...)} as JavaScript, as
 * from Mesos: browsers that read one node's state into another node's page depend on it. The name
 * of the function is not checked, as there.
 */
public final class JsonReply {
  private static final ContentType JAVASCRIPT =
      MediaTypes.customWithOpenCharset("text", "javascript", Map.of(), true)
          .toContentTypeWithMissingCharset();

  private JsonReply() {}

  /** A reply that is small, with its length. */
  public static HttpResponse small(Optional<String> callback, Piece body) {
    Piece whole =
        callback.isEmpty()
            ? body
            : json -> {
              json.writeRaw(callback.get() + "(");
              body.write(json);
              json.writeRaw(")");
            };
    return HttpResponse.create().withEntity(HttpEntities.create(type(callback), bytes(whole)));
  }

  /** A reply of any size, written while it is read, in chunks. */
  public static HttpResponse streamed(Optional<String> callback, Source<Piece, NotUsed> body) {
    Source<Piece, NotUsed> whole =
        callback.isEmpty()
            ? body
            : Pieces.inOrder(
                List.of(
                    Pieces.one(json -> json.writeRaw(callback.get() + "(")),
                    body,
                    Pieces.one(json -> json.writeRaw(")"))));
    return HttpResponse.create()
        .withEntity(HttpEntities.createChunked(type(callback), bytes(whole)));
  }

  /** A small reply for which {@code jsonp} has no meaning. */
  public static HttpResponse withStatus(StatusCode status, Piece body) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes(body)));
  }

  private static ContentType type(Optional<String> callback) {
    return callback.isPresent() ? JAVASCRIPT : ContentTypes.APPLICATION_JSON;
  }

  private static ByteString bytes(Piece body) {
    try {
      Pages pages = new Pages();
      return pages.add(body).concat(pages.rest());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static Source<ByteString, NotUsed> bytes(Source<Piece, NotUsed> body) {
    return body.statefulMap(
            Pages::new,
            (pages, piece) -> Pair.create(pages, pages.add(piece)),
            pages -> Optional.of(pages.rest()))
        .filter(ByteString::nonEmpty);
  }
}

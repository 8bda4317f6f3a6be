package dev.parley.http.json;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Puts documents together from pieces, none of which is written before its turn. */
public final class Pieces {
  private Pieces() {}

  /** How one element of a list is written. */
  @FunctionalInterface
  public interface ElementWriter<T> {
    void write(JsonGenerator json, T element) throws IOException;
  }

  public static Source<Piece, NotUsed> one(Piece piece) {
    return Source.single(piece);
  }

  /** A piece for each element; the brackets around them are up to the pieces before and after. */
  public static <T> Source<Piece, NotUsed> each(List<T> elements, ElementWriter<T> writer) {
    return Source.from(elements).map(element -> json -> writer.write(json, element));
  }

  /** {@code {"name":[...]}}. */
  public static <T> Source<Piece, NotUsed> list(
      String name, List<T> elements, ElementWriter<T> writer) {
    return inOrder(
        List.of(
            one(
                json -> {
                  json.writeStartObject();
                  json.writeArrayFieldStart(name);
                }),
            each(elements, writer),
            one(
                json -> {
                  json.writeEndArray();
                  json.writeEndObject();
                })));
  }

  /** All pieces of the first, then all of the second, and so on. */
  public static Source<Piece, NotUsed> inOrder(List<Source<Piece, NotUsed>> parts) {
    return Source.from(parts).flatMapConcat(part -> part);
  }
}

package dev.parley.master.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link CompactWriter} has written, in the same order. Each method takes the value at
 * which the reader stands and goes to the next. For one document; not thread-safe.
 */
final class CompactReader {
  /** How a value of some kind is read. */
  @FunctionalInterface
  interface Form<T> {
    T read() throws IOException;
  }

  private final JsonParser in;
  private final ObjectMapper mapper;
  private final List<Object> shared = new ArrayList<>();
  private IdPrefixes prefixes = IdPrefixes.NONE;
  private long lastNanos;

  /** Stands at the first value. */
  CompactReader(JsonParser in, ObjectMapper mapper) throws IOException {
    this.in = in;
    this.mapper = mapper;
    in.nextToken();
  }

  void beginList() throws IOException {
    expect(JsonToken.START_ARRAY);
    in.nextToken();
  }

  /** Whether the list at hand has another value. */
  boolean hasMore() {
    return !in.hasToken(JsonToken.END_ARRAY);
  }

  /** Goes past the end of the list; what a later version has added to it is left out. */
  void endList() throws IOException {
    while (hasMore()) {
      if (in.currentToken() == null) {
        throw new IOException("the bytes end too early");
      }
      in.skipChildren();
      in.nextToken();
    }
    in.nextToken();
  }

  <T> List<T> list(Form<T> form) throws IOException {
    List<T> values = new ArrayList<>();
    beginList();
    while (hasMore()) {
      values.add(form.read());
    }
    endList();
    return values;
  }

  boolean flag() throws IOException {
    boolean value = in.getBooleanValue();
    in.nextToken();
    return value;
  }

  long number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    long value = in.getLongValue();
    in.nextToken();
    return value;
  }

  String text() throws IOException {
    expect(JsonToken.VALUE_STRING);
    String value = in.getText();
    in.nextToken();
    return value;
  }

  <T> T named(Class<T> type) throws IOException {
    T value = mapper.readValue(in, type);
    in.nextToken();
    return value;
  }

  <T> Optional<T> optional(Form<T> form) throws IOException {
    if (in.hasToken(JsonToken.VALUE_NULL)) {
      in.nextToken();
      return Optional.empty();
    }
    return Optional.of(form.read());
  }

  <T> T shared(Class<T> type, Form<T> form) throws IOException {
    if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      return known(type, number());
    }
    // Its place is before those of its own parts.
    int place = shared.size();
    shared.add(place);
    T value = form.read();
    shared.set(place, value);
    return value;
  }

  private <T> T known(Class<T> type, long place) throws IOException {
    if (place < 0 || place >= shared.size() || !type.isInstance(shared.get((int) place))) {
      throw new IOException("value " + place + " is not a " + type.getSimpleName());
    }
    return type.cast(shared.get((int) place));
  }

  String word() throws IOException {
    if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      long place = number();
      return place < 0 ? WellKnownWords.at(-1 - place) : known(String.class, place);
    }
    return shared(String.class, this::text);
  }

  void idsLike(String id) {
    prefixes = IdPrefixes.ofClusterIn(id);
  }

  void idsOn(String agent) {
    prefixes = prefixes.onAgent(agent);
  }

  String id() throws IOException {
    return prefixes.restore(text());
  }

  Instant instant() throws IOException {
    long @Nullable [] pair = pair();
    if (pair != null) {
      return Instant.ofEpochSecond(pair[0], pair[1]);
    }
    lastNanos += number();
    return Instant.ofEpochSecond(
        Math.floorDiv(lastNanos, Nanos.PER_SECOND), Math.floorMod(lastNanos, Nanos.PER_SECOND));
  }

  Duration duration() throws IOException {
    long @Nullable [] pair = pair();
    return pair == null ? Duration.ofNanos(number()) : Duration.ofSeconds(pair[0], pair[1]);
  }

  private long @Nullable [] pair() throws IOException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      return null;
    }
    beginList();
    long[] pair = {number(), number()};
    endList();
    return pair;
  }

  private void expect(JsonToken token) throws IOException {
    if (!in.hasToken(token)) {
      throw new IOException(
          "expected "
              + token
              + " at byte "
              + in.currentTokenLocation().getByteOffset()
              + ", not "
              + in.currentToken());
    }
  }
}

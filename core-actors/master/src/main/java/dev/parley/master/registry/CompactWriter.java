package dev.parley.master.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in CBOR without names, in an order that {@link CompactReader} knows, and as small
 * as it goes cheaply: what comes again is a number, times are differences, ids leave out what they
 * begin with. For one document; not thread-safe.
 */
final class CompactWriter {
  /**
   * How a value of some kind is written; never as a number, which stands for one written before.
   */
  @FunctionalInterface
  interface Form<T> {
    void write(T value) throws IOException;
  }

  private final JsonGenerator out;
  private final ObjectMapper mapper;
  private final Map<Object, Integer> shared = new HashMap<>();
  private IdPrefixes prefixes = IdPrefixes.NONE;
  private long lastNanos;

  CompactWriter(JsonGenerator out, ObjectMapper mapper) {
    this.out = out;
    this.mapper = mapper;
  }

  void beginList() throws IOException {
    out.writeStartArray();
  }

  void endList() throws IOException {
    out.writeEndArray();
  }

  <T> void list(Collection<T> values, Form<T> form) throws IOException {
    beginList();
    for (T value : values) {
      form.write(value);
    }
    endList();
  }

  void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  void number(long value) throws IOException {
    out.writeNumber(value);
  }

  void text(String value) throws IOException {
    out.writeString(value);
  }

  /** By the names of its fields: for what is rare. */
  void named(Object value) throws IOException {
    mapper.writeValue(out, value);
  }

  <T> void optional(Optional<T> value, Form<T> form) throws IOException {
    if (value.isPresent()) {
      form.write(value.get());
    } else {
      out.writeNull();
    }
  }

  /** A value that may well come again in this document. */
  <T> void shared(T value, Form<T> form) throws IOException {
    Integer known = shared.putIfAbsent(value, shared.size());
    if (known == null) {
      form.write(value);
    } else {
      out.writeNumber(known);
    }
  }

  /** A text that may well come again, in this document or in all of them. */
  void word(String value) throws IOException {
    int known = WellKnownWords.indexOf(value);
    if (known >= 0) {
      // Below zero, where there are no numbers of values written before.
      out.writeNumber(-1 - known);
    } else {
      shared(value, this::text);
    }
  }

  /** Ids from here on leave out what this one, which a master gave, begins with. */
  void idsLike(String id) {
    prefixes = IdPrefixes.ofClusterIn(id);
  }

  /** Ids from here on leave out this agent's id, too. */
  void idsOn(String agent) {
    prefixes = prefixes.onAgent(agent);
  }

  void id(String value) throws IOException {
    out.writeString(prefixes.shorten(value));
  }

  /** Not before the year 1678 and not after 2261, an instant is a difference to the last one. */
  void instant(Instant value) throws IOException {
    @Nullable Long nanos = Nanos.of(value.getEpochSecond(), value.getNano());
    if (nanos == null) {
      pair(value.getEpochSecond(), value.getNano());
    } else {
      // It may overflow: the reader's addition does the same, and gives back what was.
      out.writeNumber(nanos - lastNanos);
      lastNanos = nanos;
    }
  }

  void duration(Duration value) throws IOException {
    @Nullable Long nanos = Nanos.of(value.getSeconds(), value.getNano());
    if (nanos == null) {
      pair(value.getSeconds(), value.getNano());
    } else {
      out.writeNumber(nanos);
    }
  }

  private void pair(long seconds, int nanos) throws IOException {
    out.writeStartArray();
    out.writeNumber(seconds);
    out.writeNumber(nanos);
    out.writeEndArray();
  }
}

package dev.parley.http.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.parley.protocol.view.JournalOperations.StoredEventView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes events as lines of JSON: {@code {"sequence_nr":7,"at":"...","event":"task-launched.1",
 * "data":{...}}}. An event whose content cannot be read has {@code data_base64} in its place: who
 * looks into a log may well look for that one. For one thread.
 */
final class EventLines {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final JsonFactory CBOR = new CBORFactory();

  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  EventLines(OutputStream out) {
    this.out = out;
  }

  void write(StoredEventView event) throws IOException {
    if (!readable(event)) {
      line.reset();
      unreadable(event);
    }
    line.write('\n');
    line.writeTo(out);
    line.reset();
  }

  private boolean readable(StoredEventView event) throws IOException {
    JsonGenerator json = JSON.createGenerator(line);
    begin(json, event);
    try (JsonParser content = CBOR.createParser(event.cbor())) {
      content.nextToken();
      json.writeFieldName("data");
      json.copyCurrentStructure(content);
    } catch (IOException broken) {
      return false;
    }
    json.writeEndObject();
    json.close();
    return true;
  }

  private void unreadable(StoredEventView event) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(line)) {
      begin(json, event);
      json.writeBinaryField("data_base64", event.cbor());
      json.writeEndObject();
    }
  }

  private static void begin(JsonGenerator json, StoredEventView event) throws IOException {
    json.writeStartObject();
    json.writeNumberField("sequence_nr", event.sequenceNr());
    json.writeStringField("at", event.at().toString());
    json.writeStringField("event", event.name());
  }
}

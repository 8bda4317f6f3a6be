package dev.parley.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A part of a JSON document; pieces written one after the other make the whole. */
@FunctionalInterface
public interface Piece {
  void write(JsonGenerator json) throws IOException;
}

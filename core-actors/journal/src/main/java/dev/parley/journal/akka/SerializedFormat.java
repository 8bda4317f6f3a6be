package dev.parley.journal.akka;

/** The bytes of a {@link Serialized} within something larger. */
final class SerializedFormat {
  private SerializedFormat() {}

  static void write(FieldWriter out, Serialized object) {
    head(out, object).bytes(object.bytes());
  }

  static Serialized read(FieldReader in) {
    return new Serialized(serializerId(in), in.text(), in.bytes());
  }

  /** As the last field: its bytes are all that follows. */
  static void writeLast(FieldWriter out, Serialized object) {
    head(out, object).rest(object.bytes());
  }

  static Serialized readLast(FieldReader in) {
    return new Serialized(serializerId(in), in.text(), in.rest());
  }

  /** All but its bytes, which must follow. */
  static FieldWriter head(FieldWriter out, Serialized object) {
    // A user's serializer may have a number below zero: the sign goes into the lowest bit.
    long id = object.serializerId();
    return out.number(id << 1 ^ id >> 63).text(object.manifest());
  }

  private static int serializerId(FieldReader in) {
    long id = in.number();
    return (int) (id >>> 1 ^ -(id & 1));
  }
}

package dev.parley.protocol.wire;

import java.util.List;

/** Several messages in one envelope. */
record Bundle(List<Item> items) {
  Bundle {
    items = List.copyOf(items);
  }

  /**
   * A message as it would be in an envelope of its own.
   *
   * @param type its wire name
   * @param payload in CBOR
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Item(String type, byte[] payload) {}
}

package dev.parley.protocol.wire;

/**
 * Marks what Akka may send between nodes or write to the journal; each has a name in {@link
 * TypeNames}.
 */
public interface WireMessage {}

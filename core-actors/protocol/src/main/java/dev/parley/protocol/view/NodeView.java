package dev.parley.protocol.view;

import java.time.Instant;

/**
 * A node as it knows itself from the start.
 *
 * @param hostname the advertised one
 * @param clusterPort of the Akka cluster
 * @param httpPort where its HTTP server listens
 */
public record NodeView(
    String name,
    String hostname,
    int clusterPort,
    int httpPort,
    String version,
    Instant startedAt) {}

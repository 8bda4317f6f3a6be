package dev.parley.protocol.view;

import java.time.Instant;

/** The leading master, as the others know it. */
public record LeaderView(
    String name, String hostname, int clusterPort, int httpPort, long epoch, Instant electedAt) {}

package dev.parley.protocol.view;

import java.time.Duration;

/**
 * What a master's own copy of the registry stands for.
 *
 * @param index of the last entry of the replicated log that it holds; 0 while it has heard of none
 * @param age how long ago it was last known to hold all that the masters agreed on; zero at the
 *     master that leads
 */
public record RegistryCopyView(long index, Duration age) {}

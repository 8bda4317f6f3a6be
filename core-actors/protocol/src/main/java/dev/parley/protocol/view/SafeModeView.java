package dev.parley.protocol.view;

import java.time.Instant;

/**
 * A master has no proof that a majority of the masters is in touch: nothing is offered, launched or
 * changed, and what runs goes on.
 *
 * @param since when the proof ran out
 * @param why a sentence for people, without a full stop
 */
public record SafeModeView(Instant since, String why) {}

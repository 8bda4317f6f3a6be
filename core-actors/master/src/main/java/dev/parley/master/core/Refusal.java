package dev.parley.master.core;

/**
 * Why something was not done.
 *
 * @param message names the id, what was wrong, and what to do next
 */
public record Refusal(Kind kind, String message) {

  /** What an asker can do about it. */
  public enum Kind {
    /** Nothing: what was asked about is not there. */
    UNKNOWN,
    /** Ask for something else: this never makes sense. */
    INVALID,
    /** Ask again when things have changed. */
    CONFLICT
  }

  static Refusal unknown(String message) {
    return new Refusal(Kind.UNKNOWN, message);
  }

  static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID, message);
  }

  static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, message);
  }
}

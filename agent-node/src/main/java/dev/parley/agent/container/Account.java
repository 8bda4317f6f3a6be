package dev.parley.agent.container;

import java.util.Optional;

/**
 * A user account of this machine.
 *
 * @param group the primary one
 */
record Account(String name, int uid, int group, String home) {
  private static final int FIELDS = 7;

  /** Reads a line of passwd(5); empty if it is not one. */
  static Optional<Account> parse(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length < FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Account(
              fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

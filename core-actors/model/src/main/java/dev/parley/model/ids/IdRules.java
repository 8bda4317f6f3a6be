package dev.parley.model.ids;

/**
 * What every identifier must satisfy: 1 to 255 characters, no {@code /} or {@code \}, no control
 * characters, and not {@code .} or {@code ..}, because ids become folder names on agents. These are
 * the rules a Mesos master applies to task ids.
 */
final class IdRules {
  private static final int MAX_LENGTH = 255;

  private IdRules() {}

  static void check(String kind, String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          kind + " must have 1 to " + MAX_LENGTH + " characters, but has " + value.length());
    }
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(kind + " must not be '" + value + "'");
    }
    // A plain loop: a recovering master checks hundreds of thousands of ids before it is warm.
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '/' || c == '\\' || Character.isISOControl(c)) {
        throw new IllegalArgumentException(
            String.format("%s '%s' has the forbidden character 0x%02x", kind, value, (int) c));
      }
    }
  }
}

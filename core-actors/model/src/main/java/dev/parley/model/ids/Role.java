package dev.parley.model.ids;

import java.util.regex.Pattern;

/**
 * A role: the party on whose behalf resources are shared. {@code *} is everybody's. Slashes make a
 * tree ({@code eng/ml}). The rules are those of Mesos' roles documentation.
 */
public record Role(String value) implements Comparable<Role> {
  /** The role of frameworks that name none. */
  public static final Role ANY = new Role("*");

  private static final Pattern ELEMENT =
      Pattern.compile("(?!-)(?!\\.{1,2}$)[^\\s/*\\\\\\x00-\\x1f\\x7f]+");

  /**
   * @throws IllegalArgumentException for an empty role, one that begins with a dash, or one with
   *     blanks, backslashes, stars or empty path elements
   */
  public Role {
    if (!value.equals("*")) {
      for (String element : value.split("/", -1)) {
        if (!ELEMENT.matcher(element).matches()) {
          throw new IllegalArgumentException(
              "role '"
                  + value
                  + "' is not valid: its parts must not be empty, '.', '..', begin with '-', or have"
                  + " blanks, '*' or '\\'");
        }
      }
    }
  }

  @Override
  public int compareTo(Role other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

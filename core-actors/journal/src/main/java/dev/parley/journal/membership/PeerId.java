package dev.parley.journal.membership;

import java.util.regex.Pattern;

/**
 * Names one replica. A founder's is its master's name ({@code m1}). One that came later, also in
 * place of a founder whose disk was lost, has eight hexadecimal digits after it ({@code
 * m1~3fa2c1d0}): a replica that forgot what it had promised must not be taken for the one that
 * promised it.
 */
public record PeerId(String value) implements Comparable<PeerId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]+(~[0-9a-f]{8})?");

  /**
   * @throws IllegalArgumentException for another form
   */
  public PeerId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "peer id '" + value + "': expected a master's name, or one like m1~3fa2c1d0");
    }
  }

  /** The replica of a master that founds the group. */
  public static PeerId founder(String master) {
    return new PeerId(master);
  }

  /**
   * A replica that comes to a group that exists.
   *
   * @param number any; all its 32 bits count
   */
  public static PeerId newcomer(String master, int number) {
    return new PeerId(master + "~" + String.format("%08x", number));
  }

  /** The master this is a replica of. */
  public String master() {
    int tilde = value.indexOf('~');
    return tilde < 0 ? value : value.substring(0, tilde);
  }

  @Override
  public int compareTo(PeerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

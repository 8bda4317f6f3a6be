package dev.parley.cli.client;

import java.net.URI;
import java.util.List;

/** Nothing that is a Parley master answers there. The message says what the user can do. */
public final class NoMasterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param finding more than that nothing answers; may be empty
   * @param ways what the user can do, at least one
   */
  NoMasterException(URI master, String finding, List<String> ways) {
    super("no Parley master answers at " + master + finding + ": " + either(ways));
  }

  private static String either(List<String> ways) {
    int last = ways.size() - 1;
    if (last == 0) {
      return ways.get(0);
    }
    String comma = last == 1 ? " or " : ", or ";
    return String.join(", ", ways.subList(0, last)) + comma + ways.get(last);
  }
}

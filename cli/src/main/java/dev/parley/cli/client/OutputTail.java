package dev.parley.cli.client;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * Follows a file of a sandbox as it grows, from its beginning. Keeps where it is; for one thread.
 */
public final class OutputTail {
  private final SandboxClient client;
  private final Sandbox sandbox;
  private final String file;
  private long offset;

  /**
   * @param file such as {@code stdout}
   */
  public OutputTail(SandboxClient client, Sandbox sandbox, String file) {
    this.client = client;
    this.sandbox = sandbox;
    this.file = file;
  }

  /**
   * Copies all that is new, unless nobody reads {@code out} any more.
   *
   * @return whether there was anything
   */
  public boolean copyTo(PrintWriter out) {
    long before = offset;
    boolean more = true;
    while (more && !out.checkError()) {
      Optional<SandboxClient.Part> part = client.read(sandbox, file, offset);
      more = part.isPresent() && part.get().nextOffset() > offset;
      if (more) {
        out.print(part.get().text());
        offset = part.get().nextOffset();
      }
    }
    out.flush();
    return offset > before;
  }
}

package dev.parley.sdk;

/** A call is larger than what can be sent to a master. Nothing of it was sent. */
public final class MessageTooLargeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final long bytes;

  public MessageTooLargeException(String call, long bytes, long limit) {
    super(
        String.format(
            "%s of %,d bytes is larger than the %,d that can be sent: make several of it, or leave"
                + " large data to the tasks' own files",
            call, bytes, limit));
    this.bytes = bytes;
  }

  /** The size of the call. */
  public long bytes() {
    return bytes;
  }
}

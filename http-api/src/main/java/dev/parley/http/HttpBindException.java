package dev.parley.http;

import java.io.IOException;

/** The HTTP server cannot listen where it should; the message is one line and says what to do. */
public final class HttpBindException extends IOException {
  private static final long serialVersionUID = 1L;

  HttpBindException(String message, Throwable cause) {
    super(message, cause);
  }
}

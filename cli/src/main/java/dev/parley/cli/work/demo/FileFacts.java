package dev.parley.cli.work.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is found out of a file. Computed here without the tools that the tasks use: lines are line
 * feeds, and words are runs of bytes other than blanks, tabs, line feeds, vertical tabs, form feeds
 * and carriage returns.
 */
record FileFacts(long lines, long words, long bytes, String sha256) {
  private static final int BUFFER_BYTES = 128 * 1024;

  static FileFacts of(Path file) throws IOException {
    MessageDigest digest = sha256Digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long lines = 0;
    long words = 0;
    long bytes = 0;
    boolean inWord = false;
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.read(buffer);
      while (read >= 0) {
        digest.update(buffer, 0, read);
        bytes += read;
        for (int i = 0; i < read; i++) {
          byte next = buffer[i];
          boolean space = next == ' ' || (next >= '\t' && next <= '\r');
          if (!space && !inWord) {
            words++;
          }
          inWord = !space;
          if (next == '\n') {
            lines++;
          }
        }
        read = in.read(buffer);
      }
    }
    return new FileFacts(lines, words, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** As the tasks print it. */
  @Override
  public String toString() {
    return lines + " " + words + " " + bytes + " " + sha256;
  }
}

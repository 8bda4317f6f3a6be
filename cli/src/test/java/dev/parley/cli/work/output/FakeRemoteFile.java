package dev.parley.cli.work.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** A growing file as an agent serves it: in pages of whole characters, and as it is. */
final class FakeRemoteFile implements RemoteFile {
  private static final int PAGE_BYTES = 8;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean exists;
  private int copies;

  void append(byte... bytes) {
    exists = true;
    content.writeBytes(bytes);
  }

  /** How often the file was fetched as it is. */
  int copies() {
    return copies;
  }

  @Override
  public Optional<Page> page(long offset) {
    if (!exists) {
      return Optional.empty();
    }
    byte[] all = content.toByteArray();
    int end = (int) Math.min(all.length, offset + PAGE_BYTES);
    byte[] bytes = Arrays.copyOfRange(all, (int) offset, end);
    // A character that goes on behind the page is left to the next one.
    int length = bytes.length;
    while (length > 0 && bytes.length - length < 3 && isCut(bytes, length)) {
      length--;
    }
    return Optional.of(
        new Page(new String(bytes, 0, length, StandardCharsets.UTF_8), offset + length));
  }

  private static boolean isCut(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.endsWith("\uFFFD") && (bytes[length - 1] & 0xff) != 0xff;
  }

  @Override
  public OptionalLong size() {
    return exists ? OptionalLong.of(content.size()) : OptionalLong.empty();
  }

  @Override
  public OptionalLong copy(long offset, OutputStream out) throws IOException {
    copies++;
    byte[] all = content.toByteArray();
    out.write(all, (int) offset, all.length - (int) offset);
    return OptionalLong.of(all.length - offset);
  }
}

package dev.parley.http.files;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.http.json.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A file in a listing, itself and not what it may link to.
 *
 * @param mode as {@code ls -l} has it
 * @param path as the client is to ask for it
 */
record FileEntry(
    String path, String mode, int links, long size, FileTime modified, String user, String group) {
  private static final String ATTRIBUTES = "unix:mode,nlink,size,lastModifiedTime,owner,group";

  private static final int TYPE_MASK = 0xf000;
  private static final String PERMISSIONS = "rwxrwxrwx";

  static FileEntry read(Path file, String path) throws IOException {
    Map<String, Object> found = Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    return new FileEntry(
        path,
        describe((Integer) attribute(found, "mode")),
        (Integer) attribute(found, "nlink"),
        (Long) attribute(found, "size"),
        (FileTime) attribute(found, "lastModifiedTime"),
        attribute(found, "owner").toString(),
        attribute(found, "group").toString());
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("gid", group);
    json.writeStringField("mode", mode);
    Numbers.timeField(json, "mtime", modified.toInstant().truncatedTo(ChronoUnit.SECONDS));
    json.writeNumberField("nlink", links);
    json.writeStringField("path", path);
    json.writeNumberField("size", size);
    json.writeStringField("uid", user);
    json.writeEndObject();
  }

  /** {@code drwxr-xr-x} for 040755. */
  static String describe(int mode) {
    StringBuilder text = new StringBuilder(10).append(type(mode & TYPE_MASK));
    for (int i = 0; i < PERMISSIONS.length(); i++) {
      boolean granted = (mode & (1 << (PERMISSIONS.length() - 1 - i))) != 0;
      text.append(granted ? PERMISSIONS.charAt(i) : '-');
    }
    return text.toString();
  }

  private static char type(int type) {
    return switch (type) {
      case 0x1000 -> 'p';
      case 0x2000 -> 'c';
      case 0x4000 -> 'd';
      case 0x6000 -> 'b';
      case 0xa000 -> 'l';
      case 0xc000 -> 's';
      default -> '-';
    };
  }

  private static Object attribute(Map<String, Object> found, String name) {
    Object value = found.get(name);
    if (value == null) {
      throw new IllegalStateException("the file system has no attribute " + name);
    }
    return value;
  }
}

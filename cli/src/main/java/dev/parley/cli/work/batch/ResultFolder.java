package dev.parley.cli.work.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.cli.work.cluster.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the outputs of items are kept: {@code 000017.out}, {@code .err} and {@code .exit}, and the
 * manifest, with a line of JSON for each item that has ended. An item is in the manifest only after
 * its files are complete, so that a batch that was cut short can be resumed. Either a folder of the
 * user's, or a temporary one that goes when this is closed.
 */
final class ResultFolder implements AutoCloseable {
  static final String MANIFEST = "manifest.jsonl";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path folder;
  private final boolean kept;
  private final OutputStream manifest;
  private final Map<Long, Result> earlier;

  private ResultFolder(
      Path folder, boolean kept, OutputStream manifest, Map<Long, Result> earlier) {
    this.folder = folder;
    this.kept = kept;
    this.manifest = manifest;
    this.earlier = earlier;
  }

  /** For outputs that are only passed on. */
  static ResultFolder temporary() throws IOException {
    Path folder = Files.createTempDirectory("parley-batch-");
    return new ResultFolder(folder, false, OutputStream.nullOutputStream(), Map.of());
  }

  /** Whether there are results of a batch in a folder. */
  static boolean hasResults(Path folder) {
    return Files.exists(folder.resolve(MANIFEST));
  }

  /** For outputs that are kept; results that are there already count. */
  static ResultFolder in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path manifest = folder.resolve(MANIFEST);
    Map<Long, Result> earlier = read(manifest);
    OutputStream out =
        Files.newOutputStream(manifest, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (endsInMidLine(manifest)) {
      out.write('\n');
    }
    return new ResultFolder(folder, true, out, earlier);
  }

  /** Whether outputs are kept for the user. */
  boolean kept() {
    return kept;
  }

  /** The result of an earlier batch for the same line, if that was a success. */
  Optional<Result> succeededEarlier(Item item) {
    return Optional.ofNullable(earlier.get(item.number()))
        .filter(result -> result.succeeded() && result.line().equals(item.line()))
        .filter(result -> Files.exists(out(item.number())));
  }

  Path out(long item) {
    return file(item, "out");
  }

  Path err(long item) {
    return file(item, "err");
  }

  /** Something that writes a file's contents, again and again if need be. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file so that it is there complete or not at all. */
  void write(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      content.writeTo(out);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Notes the end of an item whose outputs are written. For one thread. */
  void finished(Result result) throws IOException {
    if (kept) {
      write(
          file(result.item(), "exit"),
          out -> out.write((result.exit() + "\n").getBytes(StandardCharsets.US_ASCII)));
      manifest.write((JSON.writeValueAsString(result) + "\n").getBytes(StandardCharsets.UTF_8));
      manifest.flush();
    }
  }

  /** An item's outputs were passed on. */
  void passedOn(long item) throws IOException {
    if (!kept) {
      Files.deleteIfExists(out(item));
      Files.deleteIfExists(err(item));
    }
  }

  @Override
  public void close() throws IOException {
    manifest.close();
    if (!kept) {
      Folders.delete(folder);
    }
  }

  private Path file(long item, String suffix) {
    return folder.resolve(String.format(Locale.ROOT, "%06d.%s", item, suffix));
  }

  private static Map<Long, Result> read(Path manifest) throws IOException {
    Map<Long, Result> results = new HashMap<>();
    if (Files.exists(manifest)) {
      try (BufferedReader lines = Files.newBufferedReader(manifest)) {
        String line = lines.readLine();
        while (line != null) {
          parse(line).ifPresent(result -> results.put(result.item(), result));
          line = lines.readLine();
        }
      }
    }
    return results;
  }

  /** A line that was cut off by a crash is none. */
  private static Optional<Result> parse(String line) {
    try {
      Result read = JSON.readValue(line, Result.class);
      // Empty texts are left out of the manifest.
      return Optional.of(
          new Result(
              read.item(),
              read.exit(),
              orEmpty(read.line()),
              orEmpty(read.task()),
              orEmpty(read.agent()),
              orEmpty(read.message())));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static boolean endsInMidLine(Path manifest) throws IOException {
    long size = Files.size(manifest);
    if (size == 0) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(manifest)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(size - 1).read(last);
      return last.get(0) != '\n';
    }
  }
}

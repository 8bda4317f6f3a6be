package dev.parley.http.files;

import akka.NotUsed;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.Call;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The contents of files: a page as JSON, or all of it as a download. Blocks. */
final class FileReads {
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._+-]+");

  private FileReads() {}

  /**
   * {@code {"data":"...","offset":0}}. Bytes that are no UTF-8 are replaced, so that the reply is
   * always JSON; the header {@code Parley-Next-Offset} tells where the next page begins.
   */
  static HttpResponse page(Call call, Target.Inside file, ReadWindow window) throws IOException {
    long offset;
    byte[] bytes;
    int length;
    try (SeekableByteChannel channel = NoLinks.open(file)) {
      long size = channel.size();
      offset = window.offset() == ReadWindow.END ? size : window.offset();
      ByteBuffer buffer = ByteBuffer.allocate(window.bytes(size));
      channel.position(offset);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      bytes = buffer.array();
      length = Utf8.wholeCharacters(bytes, buffer.position());
    }
    String data = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return JsonReply.small(
            call.jsonp(),
            json -> {
              json.writeStartObject();
              json.writeStringField("data", data);
              json.writeNumberField("offset", offset);
              json.writeEndObject();
            })
        .addHeader(RawHeader.create("Parley-Next-Offset", Long.toString(offset + length)));
  }

  /** The whole file as it is now; what is appended meanwhile is left out. */
  static HttpResponse download(Target.Inside file) throws IOException {
    long size;
    try (SeekableByteChannel channel = NoLinks.open(file)) {
      size = channel.size();
    }
    return HttpResponse.create()
        .addHeader(RawHeader.create("Content-Disposition", disposition(file.absolute())))
        .withEntity(
            size == 0
                ? HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, new byte[0])
                : HttpEntities.create(
                    ContentTypes.APPLICATION_OCTET_STREAM, size, contents(file, size)));
  }

  private static String disposition(Path file) {
    String name = String.valueOf(file.getFileName());
    return PLAIN_NAME.matcher(name).matches()
        ? "attachment; filename=" + name
        // RFC 5987; a name may even have line feeds.
        : "attachment; filename*=UTF-8''"
            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Opened when it is first read, so that a reply nobody reads leaves nothing open. */
  private static Source<ByteString, NotUsed> contents(Target.Inside file, long size) {
    return Source.unfoldResource(
        () -> NoLinks.open(file),
        channel -> {
          long left = size - channel.position();
          ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, left));
          return left <= 0 || channel.read(buffer) <= 0
              ? Optional.<ByteString>empty()
              : Optional.of(ByteString.fromByteBuffer(buffer.flip()));
        },
        SeekableByteChannel::close);
  }

  static Optional<Failure> refuse(Path file, String verb) throws IOException {
    FileKind kind = FileKind.of(file);
    return switch (kind) {
      case REGULAR -> Optional.empty();
      case FOLDER -> Optional.of(Failure.notAFile(verb, "a directory"));
      // A named pipe would block the reader until somebody writes to it.
      case SPECIAL -> Optional.of(Failure.notAFile(verb, "a special file"));
    };
  }
}

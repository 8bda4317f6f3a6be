package dev.parley.http.files;

import akka.http.javadsl.model.HttpResponse;
import dev.parley.http.errors.Failure;
import dev.parley.http.json.JsonReply;
import dev.parley.http.routing.Call;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@code /files/browse}, {@code /files/read} and {@code /files/download}, with the replies Mesos
 * gives. All work on files is done by an executor whose threads may block.
 */
public final class FileEndpoints {
  private final FileTree tree;
  private final Executor blocking;

  public FileEndpoints(FileTree tree, Executor blocking) {
    this.tree = tree;
    this.blocking = blocking;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.ofNode("/files/browse", forPath(this::browse)),
        Endpoint.ofNode("/files/read", forPath(this::read)),
        Endpoint.ofNode("/files/download", forPath(this::download)));
  }

  /** Answers a call that names a path. */
  @FunctionalInterface
  private interface PathHandler {
    HttpResponse handle(Call call, String path) throws IOException;
  }

  private Handler forPath(PathHandler handler) {
    return call -> {
      Optional<String> path = call.parameter("path");
      if (path.isEmpty()) {
        return CompletableFuture.completedFuture(Failure.pathMissingInQuery().plain());
      }
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return handler.handle(call, path.get());
            } catch (IOException e) {
              throw new UncheckedIOException(path.get() + " cannot be read", e);
            }
          },
          blocking);
    };
  }

  private HttpResponse browse(Call call, String path) throws IOException {
    Target target = tree.find(path);
    if (!(target instanceof Target.Inside inside)) {
      return refused(target, path, Failure.noSuchFile(), Failure.fileForbidden());
    }
    try {
      List<FileEntry> entries = entries(inside, path);
      return JsonReply.small(
          call.jsonp(),
          json -> {
            json.writeStartArray();
            for (FileEntry entry : entries) {
              entry.write(json);
            }
            json.writeEndArray();
          });
    } catch (FileSystemException e) {
      return changedMeanwhile(e, path, Failure.noSuchFile(), Failure.fileForbidden());
    }
  }

  private HttpResponse read(Call call, String path) throws IOException {
    ReadWindow.Parsed window = ReadWindow.parse(call.parameter("offset"), call.parameter("length"));
    if (window.failure().isPresent()) {
      return window.failure().get().plain();
    }
    Target target = tree.find(path);
    if (!(target instanceof Target.Inside inside)) {
      return refused(target, path, Failure.noSuchFile(), Failure.fileForbidden());
    }
    try {
      Optional<Failure> refused = FileReads.refuse(inside.absolute(), "read");
      return refused.isPresent()
          ? refused.get().plain()
          : FileReads.page(call, inside, window.window());
    } catch (FileSystemException e) {
      return changedMeanwhile(e, path, Failure.noSuchFile(), Failure.fileForbidden());
    }
  }

  private HttpResponse download(Call call, String path) throws IOException {
    Target target = tree.find(path);
    if (!(target instanceof Target.Inside inside)) {
      return refused(target, path, Failure.noSuchPath(), Failure.downloadForbidden());
    }
    try {
      Optional<Failure> refused = FileReads.refuse(inside.absolute(), "download");
      return refused.isPresent() ? refused.get().plain() : FileReads.download(inside);
    } catch (FileSystemException e) {
      return changedMeanwhile(e, path, Failure.noSuchPath(), Failure.downloadForbidden());
    }
  }

  /** What is in a folder, by name; nothing for anything else. */
  private static List<FileEntry> entries(Target.Inside inside, String path) throws IOException {
    if (FileKind.of(inside.absolute()) != FileKind.FOLDER) {
      return List.of();
    }
    String prefix = path.endsWith("/") ? path : path + "/";
    List<FileEntry> entries = new ArrayList<>();
    for (String name : NoLinks.names(inside).stream().sorted().toList()) {
      try {
        entries.add(FileEntry.read(inside.absolute().resolve(name), prefix + name));
      } catch (NoSuchFileException e) {
        // Deleted since the folder was read.
      }
    }
    return entries;
  }

  private static HttpResponse refused(
      Target target, String path, Failure absent, Failure forbidden) {
    if (target instanceof Target.Outside) {
      return Failure.fileInaccessible(path).plain();
    }
    return target instanceof Target.Forbidden ? forbidden.plain() : absent.plain();
  }

  private static HttpResponse changedMeanwhile(
      FileSystemException e, String path, Failure absent, Failure forbidden) {
    if (e instanceof AccessDeniedException) {
      return forbidden.plain();
    }
    // A link where there was a folder or a file: too many levels of links, says the system.
    return e instanceof NoSuchFileException
        ? absent.plain()
        : Failure.fileInaccessible(path).plain();
  }
}

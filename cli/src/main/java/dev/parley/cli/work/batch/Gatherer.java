package dev.parley.cli.work.batch;

import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.output.RemoteFile;
import dev.parley.cli.work.output.Retry;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.model.ids.FrameworkId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Fetches the outputs of ended items into the result folder, several at a time. Thread-safe. */
final class Gatherer implements AutoCloseable {
  private static final int THREADS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AgentFiles files;
  private final ResultFolder folder;
  private final Consumer<BatchEvent> listener;

  Gatherer(AgentFiles files, ResultFolder folder, Consumer<BatchEvent> listener) {
    this.files = files;
    this.folder = folder;
    this.listener = listener;
  }

  /** Fetches, and tells the listener when that is done or cannot be. */
  void gather(Item item, JobEnd end, FrameworkId framework) {
    threads.execute(
        () -> {
          Optional<String> problem = Optional.empty();
          try {
            Retry.some(() -> fetch(item, end, framework));
          } catch (IOException | RuntimeException e) {
            problem = Optional.of("its output cannot be read: " + e.getMessage());
          }
          listener.accept(new BatchEvent.Gathered(item, end, problem));
        });
  }

  private void fetch(Item item, JobEnd end, FrameworkId framework) throws IOException {
    fetch(folder.out(item.number()), end, framework, "stdout");
    if (folder.kept() || !end.finished()) {
      fetch(folder.err(item.number()), end, framework, "stderr");
    }
  }

  private void fetch(Path to, JobEnd end, FrameworkId framework, String name) throws IOException {
    // Only what an agent has reported can have left something behind.
    boolean ran = end.status().flatMap(status -> status.id()).isPresent();
    folder.write(
        to,
        out -> {
          if (ran) {
            copy(
                files.of(end.agent().orElseThrow(), framework, end.task().orElseThrow(), name),
                out,
                end.finished());
          }
        });
  }

  private static void copy(RemoteFile file, OutputStream out, boolean expected) throws IOException {
    boolean there = file.copy(0, out).isPresent();
    if (expected && !there) {
      throw new IOException("the agent has no such file any more");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

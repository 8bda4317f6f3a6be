package dev.parley.cli.start;

import dev.parley.cli.nodes.NodeProcess;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.work.cluster.Interruption;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a command running as long as its node, and ends the node in order on SIGTERM and Ctrl-C,
 * also when they come while it starts. The process then exits as Java has it: 143 and 130.
 */
final class Foreground {
  /** After that the process goes without the rest. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private Foreground() {}

  /**
   * Starts a node and keeps it until it is to end.
   *
   * @param summary what the user reads once the node runs
   * @param afterwards done at the end, however that comes
   * @throws CommandFailedException if the node ends by itself
   */
  static <N extends NodeProcess> int keep(
      Supplier<N> start, Function<N, String> summary, PrintWriter out, Runnable afterwards) {
    CompletableFuture<String> over = new CompletableFuture<>();
    try (Interruption interruption = Interruption.watch(() -> over.complete("told to"))) {
      String reason;
      try {
        N node = start.get();
        if (!interruption.told()) {
          out.println(summary.apply(node));
          out.flush();
        }
        node.ended()
            .whenComplete((end, failure) -> over.complete(failure == null ? end : "" + failure));
        reason = over.join();
        stop(node);
      } catch (RuntimeException failed) {
        if (!interruption.told()) {
          throw failed;
        }
        reason = "told to while starting";
      } finally {
        afterwards.run();
      }
      if (!interruption.told()) {
        throw new CommandFailedException("stopped: " + reason);
      }
      return ExitCodes.OK;
    }
  }

  private static void stop(NodeProcess node) {
    try {
      node.stop().toCompletableFuture().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException incomplete) {
      System.err.println("parley: not all of the node ended in order: " + incomplete);
    }
  }
}

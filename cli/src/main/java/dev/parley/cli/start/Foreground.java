package dev.parley.cli.start;

import dev.parley.cli.nodes.NodeProcess;
import dev.parley.cli.problems.CommandFailedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a command running as long as its node, and ends the node in order on SIGTERM and Ctrl-C.
 * The process then exits as Java has it: 143 and 130.
 */
final class Foreground {
  /** After that the process goes without the rest. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final NodeProcess node;
  private final Runnable afterwards;
  private final AtomicBoolean told = new AtomicBoolean();

  private Foreground(NodeProcess node, Runnable afterwards) {
    this.node = node;
    this.afterwards = afterwards;
  }

  /**
   * Returns only if the node ends by itself, which is a failure.
   *
   * @param afterwards done once the node has ended in order
   */
  static int keep(NodeProcess node, Runnable afterwards) throws InterruptedException {
    return new Foreground(node, afterwards).keep();
  }

  private int keep() throws InterruptedException {
    Thread onSignal =
        new Thread(
            () -> {
              told.set(true);
              stop();
            },
            "parley-stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    String reason;
    try {
      reason = node.ended().toCompletableFuture().get();
    } catch (ExecutionException failed) {
      reason = String.valueOf(failed.getCause());
    }
    if (told.get()) {
      // It ended because it was told to; the process does so when the hook is done.
      onSignal.join();
      return 0;
    }
    Runtime.getRuntime().removeShutdownHook(onSignal);
    stop();
    throw new CommandFailedException("stopped: " + reason);
  }

  private void stop() {
    try {
      node.stop().toCompletableFuture().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      afterwards.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException incomplete) {
      System.err.println("parley: not all of the node ended in order: " + incomplete);
    }
  }
}

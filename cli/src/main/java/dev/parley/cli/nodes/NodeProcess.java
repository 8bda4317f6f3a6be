package dev.parley.cli.nodes;

import java.util.concurrent.CompletionStage;

/** A running node, or several. Thread-safe. */
public interface NodeProcess {
  /** What runs where, in one line. */
  String summary();

  /** Where its HTTP server listens. */
  int httpPort();

  /** Ends it in order; bounded in time. Later calls give the same stage. */
  CompletionStage<Void> stop();

  /** Completes with the reason when the node ends by itself. */
  CompletionStage<String> ended();
}

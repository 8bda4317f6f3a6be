package dev.parley.cli.nodes.group;

import dev.parley.journal.command.JournalReply;
import dev.parley.protocol.view.RefusedOperationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The journal's answers, for operators. */
final class Replies {
  private Replies() {}

  static CompletionStage<Void> done(JournalReply reply) {
    return reply instanceof JournalReply.Refused refused
        ? CompletableFuture.failedStage(new RefusedOperationException(refused.message()))
        : CompletableFuture.completedStage(null);
  }
}

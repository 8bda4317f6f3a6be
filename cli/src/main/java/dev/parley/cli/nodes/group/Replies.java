package dev.parley.cli.nodes.group;

import dev.parley.journal.command.JournalReply;
import dev.parley.protocol.view.RefusedOperationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The journal's answers, for operators. */
final class Replies {
  private Replies() {}

  /** Whether a change was decided on members that are not those any more. */
  static boolean isOutdated(JournalReply reply) {
    return reply instanceof JournalReply.Refused refused
        && refused.reason() == JournalReply.Reason.MEMBERS_CHANGED;
  }

  static CompletionStage<Void> done(JournalReply reply) {
    if (isOutdated(reply)) {
      return CompletableFuture.failedStage(
          new RefusedOperationException(
              "the group of masters has changed meanwhile: look at `parley masters list`, and ask"
                  + " again if it is still wanted"));
    }
    return reply instanceof JournalReply.Refused refused
        ? CompletableFuture.failedStage(new RefusedOperationException(refused.message()))
        : CompletableFuture.completedStage(null);
  }
}

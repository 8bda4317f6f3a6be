package dev.parley.journal.akka;

import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;

/**
 * The group refused a write, and nothing of it was written. The persistent actor that asked for it
 * stops; what it knows may be old, and only a new recovery tells.
 */
public final class WriteRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private WriteRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static WriteRefusedException of(Append append, Refused refused) {
    return new WriteRefusedException(
        refused.reason(),
        "%s: the write of event %d under claim %d is refused (%s): %s"
            .formatted(
                append.persistenceId(),
                append.events().get(0).sequenceNr(),
                append.claim(),
                refused.message(),
                meaning(refused.reason())));
  }

  public Reason reason() {
    return reason;
  }

  private static String meaning(Reason reason) {
    return switch (reason) {
      case SUPERSEDED ->
          "it is superseded by a newer claim: another incarnation of this persistent actor has"
              + " recovered since, and this one must not write any more";
      case OTHER_WRITER ->
          "two incarnations of this persistent actor run in one actor system, and the other one"
              + " wrote first";
      case OUT_OF_SEQUENCE ->
          "this incarnation does not know all that was written; it must recover again";
      case OTHER_UPLOAD, NOT_EMPTY, MEMBERS_CHANGED, UNKNOWN_COMMAND ->
          "the store does not take writes now";
    };
  }
}

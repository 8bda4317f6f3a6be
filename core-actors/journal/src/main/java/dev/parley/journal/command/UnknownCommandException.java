package dev.parley.journal.command;

import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;

/** An entry of the log that this version cannot read. Every replica answers it with the refusal. */
public final class UnknownCommandException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownCommandException(String message) {
    super(message);
  }

  public Refused refusal() {
    return new Refused(Reason.UNKNOWN_COMMAND, String.valueOf(getMessage()));
  }
}

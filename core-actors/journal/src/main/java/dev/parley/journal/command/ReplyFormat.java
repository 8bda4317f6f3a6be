package dev.parley.journal.command;

import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.ByteSource.MalformedException;

/** The bytes of a {@link JournalReply}. */
final class ReplyFormat {
  private static final int CLAIMED = 1;
  private static final int DONE = 2;
  private static final int REFUSED = 3;

  private ReplyFormat() {}

  static void write(JournalReply reply, ByteSink to) {
    to.one(CommandCodec.VERSION);
    if (reply instanceof Claimed claimed) {
      to.one(CLAIMED);
      to.number(claimed.claim());
      to.number(claimed.highestSequenceNr());
      to.number(claimed.index());
    } else if (reply instanceof Done done) {
      to.one(DONE);
      to.number(done.index());
    } else if (reply instanceof Refused refused) {
      to.one(REFUSED);
      // By name: the order of an enum's constants is not a format.
      to.text(refused.reason().name());
      to.text(refused.message());
    }
  }

  static JournalReply read(int type, ByteSource from) {
    return switch (type) {
      case CLAIMED -> new Claimed(from.longNumber(), from.longNumber(), from.longNumber());
      case DONE -> new Done(from.longNumber());
      case REFUSED -> new Refused(reason(from.text()), from.text());
      default -> throw new MalformedException("type " + type + " is not known here");
    };
  }

  private static Reason reason(String name) {
    for (Reason reason : Reason.values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    throw new MalformedException("reason " + name + " is not known here");
  }
}

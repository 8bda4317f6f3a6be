package dev.parley.journal.command;

/** What the store answers to a {@link JournalCommand}, the same on every replica. */
public sealed interface JournalReply {

  /**
   * @param claim grows with every claim
   * @param highestSequenceNr ever written, 0 if nothing was
   * @param index of the log at which this holds
   */
  record Claimed(long claim, long highestSequenceNr, long index) implements JournalReply {}

  /** The command is applied, now or by an earlier copy of it. */
  record Done(long index) implements JournalReply {}

  /** The command is refused, and changed nothing. */
  record Refused(Reason reason, String message) implements JournalReply {}

  /** Why a command is refused. */
  enum Reason {
    /** A newer claim exists. */
    SUPERSEDED,
    /** Another incarnation writes under this claim. */
    OTHER_WRITER,
    /** The first number of the events is not the next one. */
    OUT_OF_SEQUENCE,
    /** A part of a snapshot that does not continue the upload begun last. */
    OTHER_UPLOAD,
    /** A restore needs an empty store, or another restore is under way. */
    NOT_EMPTY,
    /** The members are not those any more that the change was decided on. */
    MEMBERS_CHANGED,
    /** The command cannot be read by this version. */
    UNKNOWN_COMMAND
  }
}

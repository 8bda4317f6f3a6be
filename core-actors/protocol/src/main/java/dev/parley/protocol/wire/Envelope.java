package dev.parley.protocol.wire;

import akka.actor.typed.ActorRef;
import dev.parley.model.ids.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What really crosses the network between a master and an agent or a framework: a message, or a
 * part of one that is too large for a frame, with all that a receiver needs to decide whether to
 * listen at all.
 *
 * @param epoch of the master that speaks, or that is spoken to; a receiver refuses lower ones than
 *     it has seen
 * @param session the conversation this belongs to
 * @param principal who speaks, where authentication is on
 * @param token the proof of it
 * @param replyTo where the speaker listens
 * @param sequence counts the envelopes of this session in this direction from 0; a gap means that
 *     something was lost, and ends the session
 * @param type the wire name of the message; {@link #OPEN} or {@link #CLOSE} if the speaker opens or
 *     ends the session
 * @param part 0-based number of this part
 * @param parts how many parts the message has; 1 for one that fits
 * @param payload the message, or this part of it, in CBOR
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy a message would cost without use
public record Envelope(
    long epoch,
    SessionId session,
    Optional<String> principal,
    Optional<String> token,
    ActorRef<Envelope> replyTo,
    long sequence,
    String type,
    int part,
    int parts,
    byte[] payload)
    implements WireMessage {

  /** The type of an envelope that opens the session, and of the answer to it. */
  public static final String OPEN = "open";

  /** The type of an envelope that ends the session; its payload says why, in UTF-8. */
  public static final String CLOSE = "close";

  /**
   * Asks a master to open a session, or says that it is open. Nothing else is said before that: the
   * master knows by it which of two sessions of one agent or framework is the later one.
   */
  public static Envelope open(long epoch, SessionId session, ActorRef<Envelope> replyTo) {
    return uncounted(epoch, session, replyTo, OPEN, "");
  }

  /** Tells the other side that this session is over, whatever it believes. */
  public static Envelope close(
      long epoch, SessionId session, ActorRef<Envelope> replyTo, String why) {
    return uncounted(epoch, session, replyTo, CLOSE, why);
  }

  private static Envelope uncounted(
      long epoch, SessionId session, ActorRef<Envelope> replyTo, String type, String words) {
    return new Envelope(
        epoch,
        session,
        Optional.empty(),
        Optional.empty(),
        replyTo,
        -1,
        type,
        0,
        1,
        words.getBytes(StandardCharsets.UTF_8));
  }

  public boolean opens() {
    return type.equals(OPEN);
  }

  public boolean closes() {
    return type.equals(CLOSE);
  }

  /** Why the session was closed, where {@link #closes}. */
  public String closingWords() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}

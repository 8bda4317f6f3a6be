package dev.parley.protocol.wire;

import akka.actor.typed.ActorRef;
import dev.parley.model.ids.SessionId;
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
 * @param type the wire name of the message
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
    String type,
    int part,
    int parts,
    byte[] payload)
    implements WireMessage {}

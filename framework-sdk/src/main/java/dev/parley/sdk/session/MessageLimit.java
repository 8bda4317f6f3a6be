package dev.parley.sdk.session;

import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.protocol.wire.SessionChannel;
import dev.parley.sdk.MessageTooLargeException;

/**
 * Refuses what cannot be sent while its author is still there to be told: at the call, not when the
 * link finds out. Costs one more encoding, of microseconds for a usual launch.
 */
final class MessageLimit {
  private final MessageCodec codec = new MessageCodec();
  private final long bytes;

  MessageLimit() {
    this(SessionChannel.MESSAGE_BYTES);
  }

  MessageLimit(long bytes) {
    this.bytes = bytes;
  }

  void check(FrameworkToMaster message) {
    long size = codec.encode(message).length;
    if (size > bytes) {
      throw new MessageTooLargeException(
          "a call " + message.getClass().getSimpleName(), size, bytes);
    }
  }
}

package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import java.util.Optional;

/** What is to be done once the events of a decision are durable, in the order given. */
public sealed interface MasterEffect {

  record Send(SessionId session, Message message) implements MasterEffect {}

  record TellAllocator(AllocatorCommand command) implements MasterEffect {}

  /**
   * The session is over.
   *
   * @param giveUpNode whether its node is believed dead, and is to leave the cluster too
   */
  record CloseSession(SessionId session, String why, boolean giveUpNode) implements MasterEffect {}

  /**
   * The answer to a request of an operator.
   *
   * @param refusal why nothing was done; absent if what was asked for is done, or was so before
   */
  record Answer(long request, Optional<Refusal> refusal) implements MasterEffect {
    public boolean done() {
      return refusal.isEmpty();
    }
  }
}

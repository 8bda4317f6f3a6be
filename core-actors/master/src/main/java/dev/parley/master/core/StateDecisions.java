package dev.parley.master.core;

import dev.parley.master.registry.FrameworkState;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.state.StateBytes;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import java.util.Optional;

/**
 * Decides on a framework's own state: what it stores is answered once it is durable, and lives
 * until the framework is removed.
 */
final class StateDecisions {
  private final StateLimits limits;

  StateDecisions(StateLimits limits) {
    this.limits = limits;
  }

  void put(Turn turn, FrameworkSession session, FrameworkToMaster.PutState message) {
    FrameworkState before = turn.registry().states().of(session.framework());
    Optional<String> tooMuch = whyTooMuch(before.with(message.key(), message.value()), message);
    if (tooMuch.isPresent()) {
      turn.send(session.id(), new MasterToFramework.StateRefused(message.request(), tooMuch.get()));
      return;
    }
    // Said again after a change of leader, it may be there already.
    if (!before.get(message.key()).equals(Optional.of(message.value()))) {
      turn.record(
          new RegistryEvent.FrameworkStatePut(
              session.framework(), message.key(), message.value(), turn.now()));
    }
    turn.send(session.id(), new MasterToFramework.StateStored(message.request()));
  }

  private Optional<String> whyTooMuch(FrameworkState after, FrameworkToMaster.PutState message) {
    StateBytes value = message.value();
    if (value.size() > limits.valueBytes()) {
      return Optional.of(
          String.format(
              "the value of '%s' has %,d bytes, and at most %,d are allowed",
              message.key(), value.size(), limits.valueBytes()));
    } else if (after.values().size() > limits.keys()) {
      return Optional.of(
          String.format("a framework may store at most %,d values: delete some", limits.keys()));
    } else if (after.bytes() > limits.totalBytes()) {
      return Optional.of(
          String.format(
              "with '%s' the framework's state would have %,d bytes, and at most %,d are allowed:"
                  + " delete some",
              message.key(), after.bytes(), limits.totalBytes()));
    }
    return Optional.empty();
  }

  void delete(Turn turn, FrameworkSession session, FrameworkToMaster.DeleteState message) {
    FrameworkState before = turn.registry().states().of(session.framework());
    if (before.get(message.key()).isPresent()) {
      turn.record(
          new RegistryEvent.FrameworkStateDeleted(session.framework(), message.key(), turn.now()));
    }
    turn.send(session.id(), new MasterToFramework.StateStored(message.request()));
  }

  void get(Turn turn, FrameworkSession session, FrameworkToMaster.GetState message) {
    FrameworkState state = turn.registry().states().of(session.framework());
    turn.send(
        session.id(),
        new MasterToFramework.StateValue(message.request(), state.get(message.key())));
  }
}

package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A decision in the making: one command, one moment. Gathers events and effects. */
final class Turn {
  private final Instant now;
  private final List<RegistryEvent> events = new ArrayList<>();
  private final List<MasterEffect> effects = new ArrayList<>();
  private Registry registry;

  Turn(Registry registry, Instant now) {
    this.registry = registry;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /** The registry with all events of this turn so far. */
  Registry registry() {
    return registry;
  }

  void record(RegistryEvent event) {
    Registry before = registry;
    events.add(event);
    registry = registry.apply(event);
    Set<FrameworkId> known = before.frameworks().byId().keySet();
    if (registry.frameworks().byId().size() < known.size()) {
      // The last task of a framework that had ended is settled: now it holds nothing any more.
      known.stream()
          .filter(id -> registry.framework(id).isEmpty())
          .forEach(id -> tellAllocator(new AllocatorCommand.RemoveFramework(id)));
    }
  }

  /** What has happened in this turn so far. */
  List<RegistryEvent> events() {
    return List.copyOf(events);
  }

  void send(SessionId session, Message message) {
    effects.add(new MasterEffect.Send(session, message));
  }

  void tellAllocator(AllocatorCommand command) {
    effects.add(new MasterEffect.TellAllocator(command));
  }

  void close(SessionId session, String why, boolean giveUpNode) {
    effects.add(new MasterEffect.CloseSession(session, why, giveUpNode));
  }

  void answer(long request, Optional<Refusal> refusal) {
    effects.add(new MasterEffect.Answer(request, refusal));
  }

  Decision decision() {
    return new Decision(registry, events, effects);
  }
}

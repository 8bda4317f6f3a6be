package dev.parley.master.log;

import dev.parley.master.registry.EventCodec;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistrySnapshot;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A registry that is made of what is stored: each event is applied once. Not thread-safe. */
final class Replay implements Consumer<RegistryLog.StoredEvent> {
  private Registry registry;
  private long sequenceNr;

  private Replay(Registry registry, long sequenceNr) {
    this.registry = registry;
    this.sequenceNr = sequenceNr;
  }

  static Replay nothing(History.Limits limits) {
    return new Replay(Registry.empty(limits), 0);
  }

  static Replay of(RegistryLog.Past past, History.Limits limits) throws IOException {
    Replay replay = nothing(limits);
    Optional<RegistryLog.StoredSnapshot> snapshot = past.snapshot();
    if (snapshot.isPresent()) {
      RegistryLog.StoredSnapshot stored = snapshot.get();
      replay.registry = RegistrySnapshot.read(stored.name(), stored.bytes()).within(limits);
      replay.sequenceNr = stored.sequenceNr();
    }
    past.events(replay.sequenceNr, replay);
    return replay;
  }

  Registry registry() {
    return registry;
  }

  /** Of the last event that is in the registry; 0 if there is none. */
  long sequenceNr() {
    return sequenceNr;
  }

  @Override
  public void accept(RegistryLog.StoredEvent event) {
    // An event may be read from the replica and reported by it, too.
    if (event.sequenceNr() > sequenceNr) {
      registry = registry.apply(EventCodec.read(event.name(), event.bytes()));
      sequenceNr = event.sequenceNr();
    }
  }
}

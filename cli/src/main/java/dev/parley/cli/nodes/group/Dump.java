package dev.parley.cli.nodes.group;

import dev.parley.journal.akka.StoredEvent;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import dev.parley.master.registry.EventCodec;
import dev.parley.protocol.view.JournalOperations.StoredEventView;
import dev.parley.protocol.wire.ParleyJackson;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** The events of the registry, for people: compact ones with the names of their fields. */
record Dump(StoreReader reader, String persistenceId) {

  void from(long sequenceNr, Predicate<StoredEventView> taker) throws IOException {
    try {
      reader.replay(
          persistenceId,
          sequenceNr,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          event -> {
            if (!pass(event, taker)) {
              throw new CancellationException();
            }
          });
    } catch (CancellationException enough) {
      // The taker wants no more.
    }
  }

  private static boolean pass(EventRecord event, Predicate<StoredEventView> taker) {
    if (!(StoredEvent.of(event) instanceof StoredEvent.Written written)) {
      return true;
    }
    return taker.test(
        new StoredEventView(
            event.sequenceNr(),
            Instant.ofEpochMilli(written.timestampMillis()),
            written.payload().manifest(),
            named(written)));
  }

  /** With the names of its fields; as it is, if this version cannot read it. */
  private static byte[] named(StoredEvent.Written event) {
    try {
      return ParleyJackson.cbor()
          .writeValueAsBytes(EventCodec.read(event.payload().manifest(), event.payload().bytes()));
    } catch (IOException | IllegalArgumentException e) {
      return event.payload().bytes();
    }
  }
}

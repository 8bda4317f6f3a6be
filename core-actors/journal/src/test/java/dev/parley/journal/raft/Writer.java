package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Writes the events of one persistence id, each a text that says its number. */
final class Writer {
  private final String persistenceId;
  private final String name = UUID.randomUUID().toString();
  private final long claim;
  private long written;

  private Writer(String persistenceId, Claimed claimed) {
    this.persistenceId = persistenceId;
    this.claim = claimed.claim();
    this.written = claimed.highestSequenceNr();
  }

  static Writer of(JournalGroup group, String persistenceId) {
    Claim claim = new Claim(persistenceId, UUID.randomUUID().toString());
    return new Writer(persistenceId, (Claimed) Await.answer(group.submit(claim)));
  }

  /** Sends the next event, padded to a size. */
  CompletionStage<JournalReply> send(JournalGroup group, int size) {
    written++;
    byte[] event = Arrays.copyOf(text(written).getBytes(StandardCharsets.UTF_8), size);
    return group.submit(
        new Append(persistenceId, claim, name, List.of(new EventRecord(written, event))));
  }

  /** Writes events, one after the other; gives the index of the last one. */
  long write(JournalGroup group, int count, int size) {
    long index = 0;
    for (int i = 0; i < count; i++) {
      JournalReply reply = Await.answer(send(group, size));
      assertThat(reply).isInstanceOf(Done.class);
      index = ((Done) reply).index();
    }
    return index;
  }

  long written() {
    return written;
  }

  /** What the events say that a replica has, from the first to the last. */
  List<String> read(StoreReader reader) {
    List<String> texts = new ArrayList<>();
    try {
      reader.replay(
          persistenceId, 1, Long.MAX_VALUE, Long.MAX_VALUE, event -> texts.add(text(event)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** What they should say. */
  List<String> expected() {
    List<String> texts = new ArrayList<>();
    for (long number = 1; number <= written; number++) {
      texts.add(text(number));
    }
    return texts;
  }

  static String text(EventRecord event) {
    return new String(event.data(), StandardCharsets.UTF_8).trim();
  }

  private static String text(long number) {
    return "event " + number;
  }
}

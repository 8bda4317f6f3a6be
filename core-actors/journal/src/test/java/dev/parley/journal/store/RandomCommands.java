package dev.parley.journal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Commands as several nodes send them that do not know of each other: most fit, some do not. */
final class RandomCommands {
  /** Older commands than this do not arrive again; the store remembers more. */
  private static final int LATE = 12;

  private final Random random;
  private final StoreModel model;
  private final List<JournalCommand> sent = new ArrayList<>();
  private final Map<String, JournalCommand.SnapshotPart> uploads = new HashMap<>();
  private int fresh;

  RandomCommands(Random random, StoreModel model) {
    this.random = random;
    this.model = model;
  }

  JournalCommand next() {
    JournalCommand command = choose("id" + random.nextInt(3));
    sent.add(command);
    return command;
  }

  private JournalCommand choose(String id) {
    int dice = random.nextInt(100);
    if (dice < 15 && !sent.isEmpty()) {
      return sent.get(sent.size() - 1 - random.nextInt(Math.min(LATE, sent.size())));
    } else if (dice < 20) {
      return new JournalCommand.Claim(id, "claimant " + fresh++);
    } else if (dice < 65) {
      return append(id);
    } else if (dice < 72) {
      return new JournalCommand.DeleteEvents(id, number(id) - random.nextInt(30));
    } else if (dice < 92) {
      return part(id);
    } else if (dice < 97) {
      return new JournalCommand.DeleteSnapshots(
          id, new SnapshotRange(0, number(id) - random.nextInt(10), 0, Long.MAX_VALUE));
    }
    Map<String, String> members = Map.of("m" + random.nextInt(5), "127.0.0.1:1");
    return random.nextInt(4) == 0
        ? new JournalCommand.SetMembers(members)
        : new JournalCommand.ChangeMembers(model.revision - random.nextInt(8) / 7, members);
  }

  private JournalCommand append(String id) {
    StoreModel.One one = model.ones.get(id);
    long claim = one == null ? 0 : one.claim;
    if (one != null && !one.claims.isEmpty() && random.nextInt(10) == 0) {
      List<Claimed> all = List.copyOf(one.claims.values());
      claim = all.get(random.nextInt(all.size())).claim();
    }
    long first = Math.max(1, number(id) + 1 + (random.nextInt(8) == 0 ? random.nextInt(5) - 3 : 0));
    String writer = random.nextInt(15) == 0 ? "other" : "writer";
    List<EventRecord> events = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      String data = id + claim + writer + fresh++ + "x".repeat(random.nextInt(60));
      events.add(new EventRecord(first++, data.getBytes(UTF_8)));
    }
    return new JournalCommand.Append(id, claim, writer, events);
  }

  private JournalCommand part(String id) {
    JournalCommand.SnapshotPart last = uploads.get(id);
    boolean begins = last == null || last.last() || random.nextInt(12) == 0;
    JournalCommand.SnapshotPart next =
        last == null || begins
            ? part(new SnapshotRef(id, number(id), fresh), "upload " + fresh++, 0)
            : part(last.snapshot(), last.upload(), last.part() + 1 + random.nextInt(15) / 14);
    uploads.put(id, next);
    return next;
  }

  private JournalCommand.SnapshotPart part(SnapshotRef snapshot, String upload, int part) {
    String data = "part " + part + "y".repeat(random.nextInt(300));
    boolean last = random.nextInt(4) == 0;
    return new JournalCommand.SnapshotPart(snapshot, upload, part, last, data.getBytes(UTF_8));
  }

  private long number(String id) {
    StoreModel.One one = model.ones.get(id);
    return one == null ? 0 : one.highest;
  }
}

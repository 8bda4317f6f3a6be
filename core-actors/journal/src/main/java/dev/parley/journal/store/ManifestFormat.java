package dev.parley.journal.store;

import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.ByteSource.MalformedException;
import dev.parley.journal.records.MembersTable;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of a {@link Manifest}. A new version must go on reading the older ones. */
final class ManifestFormat {
  /** Whose table of members has no revision: in its time no command was decided on one. */
  private static final int FIRST = 1;

  private static final int VERSION = 2;

  private final KeptFormat format;

  ManifestFormat(StoreFolder folder) {
    this.format = new KeptFormat(folder);
  }

  void write(Manifest manifest, ByteSink to) {
    to.number(VERSION);
    to.number(manifest.term());
    to.number(manifest.index());
    to.text(manifest.restore().id());
    to.number(manifest.restore().claimBase());
    to.one(manifest.restore().done() ? 1 : 0);
    to.number(manifest.members().revision());
    members(manifest.members().addresses(), to);
    format.files(manifest.eventFiles(), to);
    to.number(manifest.kept().size());
    for (Map.Entry<String, Manifest.One> one : new TreeMap<>(manifest.kept()).entrySet()) {
      to.text(one.getKey());
      to.number(one.getValue().deletedTo());
      format.rights(one.getValue().rights(), to);
      format.shelf(one.getValue().shelf(), to);
    }
  }

  Manifest read(ByteSource from) {
    int version = from.number();
    if (version != VERSION && version != FIRST) {
      throw new MalformedException("it is of version " + version + ", which is not known here");
    }
    return new Manifest(
        from.longNumber(),
        from.longNumber(),
        new Restore(from.text(), from.longNumber(), from.one() != 0),
        version == FIRST
            ? MembersTable.unchanged(members(from))
            : new MembersTable(from.longNumber(), members(from)),
        format.files(from),
        kept(from));
  }

  private static void members(Map<String, String> members, ByteSink to) {
    to.number(members.size());
    for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
      to.text(member.getKey());
      to.text(member.getValue());
    }
  }

  private static Map<String, String> members(ByteSource from) {
    Map<String, String> members = new TreeMap<>();
    for (int left = from.number(); left > 0; left--) {
      members.put(from.text(), from.text());
    }
    return Map.copyOf(members);
  }

  private Map<String, Manifest.One> kept(ByteSource from) {
    Map<String, Manifest.One> kept = new TreeMap<>();
    for (int left = from.number(); left > 0; left--) {
      String id = from.text();
      long deletedTo = from.longNumber();
      WriteRights rights = format.rights(from);
      kept.put(id, new Manifest.One(rights, deletedTo, format.shelf(id, from)));
    }
    return kept;
  }
}

package dev.parley.journal.store;

/** What a store keeps for one persistence id. Guarded by the store's lock. */
final class Kept {
  WriteRights rights = WriteRights.NONE;
  SnapshotShelf shelf = SnapshotShelf.EMPTY;

  /** All events up to this number are deleted. */
  long deletedTo;

  final LiveEvents events = new LiveEvents();

  Kept() {}

  Kept(Manifest.One one) {
    rights = one.rights();
    shelf = one.shelf();
    deletedTo = one.deletedTo();
  }

  Capture.One capture() {
    return new Capture.One(rights, deletedTo, shelf, events.runs(), events.tail());
  }
}

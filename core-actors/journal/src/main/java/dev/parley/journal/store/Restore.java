package dev.parley.journal.store;

/**
 * The restore that this store began with.
 *
 * @param id empty if there was none
 * @param claimBase added to the log index of every claim
 * @param done whether it was ended
 */
record Restore(String id, long claimBase, boolean done) {
  static final Restore NEVER = new Restore("", 0, true);

  boolean isUnderWay() {
    return !done;
  }

  boolean is(String restore) {
    return !restore.isEmpty() && restore.equals(id);
  }

  Restore ended() {
    return new Restore(id, claimBase, true);
  }
}

package dev.parley.benchmarks.recovery;

import dev.parley.master.log.RegistryCopy;

/** What a master did before it has to lead. */
enum StandBy {
  /** It was just started. */
  NOT_AT_ALL,

  /** Its copy of the registry is up to date. */
  UP_TO_DATE,

  /** Its copy let go of the log, and has to read the snapshot and the events after it anew. */
  BEHIND;

  private static final int READS = 4;

  /** Lets the copy be as it then is; it is read a few times, as it is in a process that runs. */
  void wait(RegistryCopy copy) {
    for (int i = 0; i < READS; i++) {
      copy.rest();
      copy.follow();
      copy.catchUp().toCompletableFuture().join();
    }
    if (this == BEHIND) {
      copy.rest();
    }
  }
}

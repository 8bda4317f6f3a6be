package dev.parley.journal.membership;

import java.util.Optional;

/** What a master finds in its journal's folder when it starts. */
public sealed interface OwnData {
  /** The folder is empty, or not there. */
  record Nothing() implements OwnData {}

  /**
   * A replica of this master in this cluster.
   *
   * @param sight what it knows of its group, as far as that was read already
   */
  record Known(ReplicaIdentity identity, Optional<GroupSight> sight) implements OwnData {}

  /**
   * Data that this master must not use.
   *
   * @param why a sentence that names the file and the way out
   */
  record Unusable(String why) implements OwnData {}
}

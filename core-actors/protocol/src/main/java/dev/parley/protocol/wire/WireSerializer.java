package dev.parley.protocol.wire;

import akka.actor.ExtendedActorSystem;
import dev.parley.protocol.link.LeaderSearch;

/** Serializes the few classes that Akka itself carries between nodes. */
public final class WireSerializer extends NamedCborSerializer {
  private static final TypeNames NAMES =
      new TypeNames()
          .with("envelope.1", Envelope.class)
          .with("find-leader.1", LeaderSearch.FindLeader.class)
          .with("leader-is.1", LeaderSearch.LeaderIs.class)
          .with("no-leader.1", LeaderSearch.NoLeader.class)
          .with("announce-leader.1", LeaderSearch.AnnounceLeader.class);

  public WireSerializer(ExtendedActorSystem system) {
    super(system, NAMES);
  }
}

package dev.parley.protocol.link;

import akka.actor.ExtendedActorSystem;
import dev.parley.protocol.wire.Envelope;
import dev.parley.protocol.wire.NamedCborSerializer;
import dev.parley.protocol.wire.TypeNames;

/** Serializes the few classes that Akka itself carries between nodes. */
public final class WireSerializer extends NamedCborSerializer {
  private static final TypeNames NAMES =
      new TypeNames()
          .with("envelope.1", Envelope.class)
          .with("find-leader.1", LeaderSearch.FindLeader.class)
          .with("leader-is.1", LeaderSearch.LeaderIs.class)
          .with("no-leader.1", LeaderSearch.NoLeader.class)
          .with("announce-leader.1", LeaderSearch.AnnounceLeader.class)
          .with("ask-master.1", MasterTalk.AskMaster.class)
          .with("master-news.1", MasterTalk.News.class)
          .with("no-talk.1", MasterTalk.NoTalk.class);

  public WireSerializer(ExtendedActorSystem system) {
    super(system, NAMES);
  }
}

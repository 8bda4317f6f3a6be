package dev.parley.simulation.network;

import dev.parley.model.ids.SessionId;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.simulation.node.Precaution;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.trace.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * An agent's or framework's way to the leading master, with the rules of the real link: one session
 * at a time, with the leader of the highest epoch heard of; over with the first gap, with silence,
 * or when a newer leader is found. Dies with its process, but for the highest epoch of an agent.
 */
public final class Link implements LeaderConnection {
  private static final Duration SEARCH_INTERVAL = Duration.ofMillis(250);
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private record Session(SessionId id, Address door, long epoch, Channel channel, boolean open) {
    Session answered() {
      return new Session(id, door, epoch, channel, true);
    }
  }

  private final MessageCodec codec;
  private final Timeline timeline;
  private final Network network;
  private final Directory directory;
  private final Trace trace;
  private final Chance chance;
  private final boolean refusesLowerEpochs;
  private final Life life;
  private final Consumer<LinkEvent> owner;
  private Address self;
  private Life search = new Life();
  private Optional<Session> session = Optional.empty();
  private long highestEpoch;
  private long lastHeard;

  /**
   * @param life of the process
   * @param highestEpoch remembered from earlier
   */
  public Link(Ways ways, Address self, Life life, long highestEpoch, Consumer<LinkEvent> owner) {
    this.codec = ways.codec();
    this.timeline = ways.timeline();
    this.network = ways.network();
    this.directory = ways.directory();
    this.trace = ways.trace();
    this.chance = ways.chance().split();
    this.refusesLowerEpochs = ways.precautions().contains(Precaution.REFUSE_LOWER_EPOCHS);
    this.self = self;
    this.life = life;
    this.highestEpoch = highestEpoch;
    this.owner = owner;
  }

  /** Begins to look for the leader. */
  public void start() {
    network.attach(self, life, this::receive);
    timeline.every(life, SILENCE.dividedBy(4), this::checkSilence);
    search();
  }

  /** The session that is open. */
  public Optional<SessionId> session() {
    return session.filter(Session::open).map(Session::id);
  }

  /** The epoch of the master with which a session is open; 0 without one. */
  public long epoch() {
    return session.filter(Session::open).map(Session::epoch).orElse(0L);
  }

  /** Where this link listens now. */
  public Address address() {
    return self;
  }

  @Override
  public void send(Message message) {
    session.filter(Session::open).ifPresent(s -> network.send(s.door(), s.channel().seal(message)));
  }

  @Override
  public void reconnect(String why) {
    lose(why);
  }

  @Override
  public CompletionStage<Void> close() {
    network.detach(self);
    search.end();
    session = Optional.empty();
    return CompletableFuture.completedFuture(null);
  }

  /**
   * The node was shut out of the cluster, or shut itself out: begins anew after a while, by other
   * connections than before.
   */
  public void restart(String why) {
    lose(why);
    network.detach(self);
    self = self.nextLink();
    network.attach(self, life, this::receive);
    search.end();
    search = new Life();
    timeline.after(
        search, chance.between(WATCH_INTERVAL.dividedBy(2), WATCH_INTERVAL), this::search);
  }

  private void search() {
    if (life.isOver()) {
      return;
    }
    search.end();
    search = new Life();
    directory.ask(self, life, this::found);
    Duration pause = session.isPresent() ? WATCH_INTERVAL : SEARCH_INTERVAL;
    timeline.after(search, chance.between(pause, pause.plus(pause.dividedBy(2))), this::search);
  }

  private void found(Directory.Leader leader) {
    boolean newer = session.map(s -> leader.epoch() > s.epoch()).orElse(true);
    if (life.isOver() || !newer || (refusesLowerEpochs && leader.epoch() < highestEpoch)) {
      return;
    }
    if (session.isPresent()) {
      endSession("a master of epoch " + leader.epoch() + " leads now");
    }
    highestEpoch = leader.epoch();
    SessionId id = network.newSession(self);
    session =
        Optional.of(
            new Session(
                id,
                leader.door(),
                highestEpoch,
                new Channel(codec, self, highestEpoch, id),
                false));
    lastHeard = timeline.micros();
    network.send(leader.door(), Packet.opening(self, highestEpoch, id));
  }

  private void receive(Packet packet) {
    Session open = session.orElse(null);
    if (open == null || !open.id().equals(packet.session()) || packet.epoch() < highestEpoch) {
      trace.note(self, "ignores that, it is of another session");
      return;
    }
    if (packet.content() instanceof Packet.Closing closing) {
      lose("the master closed the session: " + closing.why());
      return;
    }
    lastHeard = timeline.micros();
    if (packet.content() instanceof Packet.Opening) {
      session = Optional.of(open.answered());
      owner.accept(new LinkEvent.Connected(open.epoch()));
      return;
    }
    Optional<Message> message = open.channel().open(packet);
    if (message.isPresent()) {
      owner.accept(new LinkEvent.Received(packet.epoch(), message.get()));
    } else {
      lose("a message was lost on the way");
    }
  }

  private void checkSilence() {
    if (session.isPresent() && timeline.micros() - lastHeard > Timeline.toMicros(SILENCE)) {
      lose("no word from the master");
    }
  }

  private void lose(String why) {
    if (session.isPresent()) {
      endSession(why);
      search();
    }
  }

  private void endSession(String why) {
    trace.note(self, "session is over: " + why);
    boolean wasOpen = session().isPresent();
    session = Optional.empty();
    if (wasOpen) {
      owner.accept(new LinkEvent.Disconnected(why));
    }
  }
}

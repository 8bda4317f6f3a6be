package dev.parley.simulation.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.AgentToMaster.AgentPong;
import dev.parley.protocol.messages.MasterToAgent.Ping;
import dev.parley.simulation.node.Precaution;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
  private static final Address AGENT = new Address("a1", 1);
  private static final Address MASTER = new Address("m1", 1);
  private static final Address NEXT_MASTER = new Address("m2", 1);

  private final Ways ways =
      Ways.over(new Chance(1), Conditions.PERFECT, Set.of(Precaution.values()));
  private final List<LinkEvent> events = new ArrayList<>();
  private final List<Packet> atMaster = new ArrayList<>();
  private final Link link = new Link(ways, AGENT, new Life(), 0, events::add);

  @BeforeEach
  void connect() {
    ways.network().attach(MASTER, new Life(), p -> answer(MASTER, p));
    ways.network().attach(NEXT_MASTER, new Life(), p -> answer(NEXT_MASTER, p));
    ways.directory().leads(MASTER, 1, new Life());
    link.start();
    pass(Duration.ofMillis(10));
  }

  /** As a door does: opens what is to be opened, and keeps the rest. */
  private void answer(Address master, Packet packet) {
    if (packet.content() instanceof Packet.Opening) {
      ways.network().send(packet.from(), Packet.opening(master, packet.epoch(), packet.session()));
    } else {
      atMaster.add(packet);
    }
  }

  private void pass(Duration time) {
    long end = ways.timeline().micros() + Timeline.toMicros(time);
    while (ways.timeline().micros() < end) {
      ways.timeline().step();
    }
  }

  private Channel channelOfMaster(long epoch) {
    return new Channel(ways.codec(), MASTER, epoch, link.session().orElseThrow());
  }

  @Test
  void opensASessionWithTheLeader() {
    assertThat(events).containsExactly(new LinkEvent.Connected(1));
  }

  @Test
  void deliversInOrder() {
    link.send(new AgentPong());
    link.send(new AgentPong());
    Channel channel = channelOfMaster(1);
    ways.network().send(AGENT, channel.seal(new Ping()));
    pass(Duration.ofMillis(300));

    assertThat(atMaster).extracting(Packet::sequence).containsExactly(0L, 1L);
    assertThat(events).last().isEqualTo(new LinkEvent.Received(1, new Ping()));
  }

  @Test
  void endsTheSessionWhenAMessageWasLost() {
    Channel channel = channelOfMaster(1);
    ways.network().cut("m1", "a1");
    ways.network().send(AGENT, channel.seal(new Ping()));
    ways.network().mend("m1", "a1");
    ways.network().send(AGENT, channel.seal(new Ping()));
    pass(Duration.ofMillis(300));

    assertThat(events)
        .containsExactly(
            new LinkEvent.Connected(1),
            new LinkEvent.Disconnected("a message was lost on the way"),
            new LinkEvent.Connected(1));
  }

  @Test
  void leavesForANewerLeaderAndDoesNotListenToTheOldOne() {
    Channel old = channelOfMaster(1);
    ways.directory().leads(NEXT_MASTER, 2, new Life());
    pass(Duration.ofSeconds(2));
    ways.network().send(AGENT, old.seal(new Ping()));
    pass(Duration.ofMillis(300));

    assertThat(events)
        .containsExactly(
            new LinkEvent.Connected(1),
            new LinkEvent.Disconnected("a master of epoch 2 leads now"),
            new LinkEvent.Connected(2));
  }

  @Test
  void doesNotGoBackToADeposedLeader() {
    ways.directory().leads(NEXT_MASTER, 2, new Life());
    pass(Duration.ofSeconds(2));
    ways.directory().gone(NEXT_MASTER);
    // Until no answer of it is under way any more.
    pass(Duration.ofMillis(10));
    link.reconnect("a test");
    pass(Duration.ofSeconds(2));

    assertThat(link.session()).isEmpty();
  }

  @Test
  void saysNothingBeforeTheMasterHasOpenedTheSession() {
    ways.directory().leads(NEXT_MASTER, 2, new Life());
    ways.network().cut("a1", "m2");
    pass(Duration.ofSeconds(2));
    link.send(new AgentPong());
    pass(Duration.ofSeconds(2));

    assertThat(link.session()).isEmpty();
    assertThat(atMaster).isEmpty();
  }

  @Test
  void givesUpASilentMaster() {
    pass(Duration.ofMillis(4_500));

    assertThat(events).contains(new LinkEvent.Disconnected("no word from the master"));
  }
}

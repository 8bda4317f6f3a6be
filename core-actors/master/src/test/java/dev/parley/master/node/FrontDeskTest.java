package dev.parley.master.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.link.LeaderSearch.AnnounceLeader;
import dev.parley.protocol.link.LeaderSearch.FindLeader;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.wire.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontDeskTest {
  private final ActorTestKit kit =
      ActorTestKit.create(
          "desk",
          ManualTime.config()
              .withFallback(
                  ConfigFactory.parseString("akka.actor.provider = local, akka.loglevel = ERROR"))
              .withFallback(ConfigFactory.load()));
  private final ManualTime time = ManualTime.get(kit.system());
  private final List<Optional<LeaderView>> news = Collections.synchronizedList(new ArrayList<>());
  private final ActorRef<LeaderSearch.Question> desk =
      kit.spawn(FrontDesk.create("parley", news::add));
  private final TestProbe<LeaderSearch.Answer> asker = kit.createTestProbe();
  private final TestProbe<Envelope> door = kit.createTestProbe();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private LeaderSearch.Answer ask(String cluster, int version) {
    desk.tell(new FindLeader(cluster, version, asker.getRef()));
    return asker.receiveMessage();
  }

  private LeaderSearch.Answer ask() {
    return ask("parley", LeaderSearch.WIRE_VERSION);
  }

  private void announce(String name, long epoch) {
    LeaderView leader = new LeaderView(name, "h", 2551, 5050, epoch, Instant.EPOCH);
    desk.tell(new AnnounceLeader(leader, door.getRef()));
  }

  @Test
  void knowsNobodyUntilALeaderSaysSo() {
    assertThat(ask()).isEqualTo(new LeaderSearch.NoLeader("no master leads", false));
    announce("m2", 3);
    assertThat(ask())
        .isInstanceOfSatisfying(
            LeaderSearch.LeaderIs.class, found -> assertThat(found.leader().epoch()).isEqualTo(3));
  }

  @Test
  void forgetsALeaderThatFallsSilent() {
    announce("m2", 3);
    ask();
    time.timePasses(FrontDesk.FORGET_AFTER);
    assertThat(ask()).isInstanceOf(LeaderSearch.NoLeader.class);
    assertThat(news).hasSize(2).last().isEqualTo(Optional.empty());
  }

  @Test
  void doesNotBelieveAnOlderEpoch() {
    announce("m2", 3);
    announce("m1", 2);
    assertThat(ask())
        .isInstanceOfSatisfying(
            LeaderSearch.LeaderIs.class,
            found -> assertThat(found.leader().name()).isEqualTo("m2"));
  }

  @Test
  void refusesNodesOfAnotherClusterOrWireVersion() {
    announce("m2", 3);
    assertThat(ask("other", LeaderSearch.WIRE_VERSION))
        .isEqualTo(new LeaderSearch.NoLeader("this is cluster 'parley', not 'other'", true));
    assertThat(ask("parley", 99))
        .isInstanceOfSatisfying(
            LeaderSearch.NoLeader.class, refused -> assertThat(refused.refused()).isTrue());
  }

  @Test
  void tellsWhoeverAskedLatelyThatAnotherOneLeads() {
    announce("m2", 3);
    ask();
    announce("m1", 4);
    assertThat(asker.receiveMessage())
        .isInstanceOfSatisfying(
            LeaderSearch.LeaderIs.class,
            found -> assertThat(found.leader().name()).isEqualTo("m1"));
  }

  @Test
  void saysNothingOfALeaderThatIsKnown() {
    announce("m2", 3);
    ask();
    announce("m2", 3);
    asker.expectNoMessage();
  }

  @Test
  void forgetsWhoeverHasNotAskedForAWhile() {
    ask();
    time.timePasses(FrontDesk.ASKERS_KEPT.multipliedBy(2));
    announce("m1", 4);
    asker.expectNoMessage();
  }

  @Test
  void tellsAllOfThemAlsoWhenTheyAreMany() {
    int many = FrontDesk.TOLD_AT_A_TIME + 1;
    List<TestProbe<LeaderSearch.Answer>> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      TestProbe<LeaderSearch.Answer> next = kit.createTestProbe();
      desk.tell(new FindLeader("parley", LeaderSearch.WIRE_VERSION, next.getRef()));
      assertThat(next.receiveMessage()).isInstanceOf(LeaderSearch.NoLeader.class);
      all.add(next);
    }
    announce("m1", 4);
    assertThat(ask()).isInstanceOf(LeaderSearch.LeaderIs.class);
    time.timePasses(FrontDesk.BETWEEN_TELLING);
    assertThat(all)
        .allSatisfy(
            next -> assertThat(next.receiveMessage()).isInstanceOf(LeaderSearch.LeaderIs.class));
  }
}

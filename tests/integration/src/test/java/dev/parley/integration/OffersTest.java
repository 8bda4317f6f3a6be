package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import dev.parley.config.LinkTimings;
import dev.parley.config.Profile;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers as leases, between real actor systems. */
class OffersTest {
  private final ActorTestKit kit = ActorTestKit.create("frameworks");
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster =
        TestCluster.with(
            "parley.master.offer-timeout",
            "1 s",
            // Ten thousand agents on one connection are more than its queue is made for.
            "akka.remote.artery.advanced.outbound-message-queue-size",
            "65536");
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    cluster.close();
  }

  private ProbeFramework framework(String name) {
    return new ProbeFramework(kit, cluster, FrameworkInfo.named(name));
  }

  @Test
  void anOfferThatIsNotAnsweredExpiresAndGoesToAnother() {
    cluster.agent("a1", "cpus:1;mem:100");
    try (ProbeFramework silent = framework("silent")) {
      Offer held = silent.awaitOffer();
      try (ProbeFramework polite = framework("polite")) {
        assertThat(silent.await(FrameworkEvent.OffersRescinded.class).offers())
            .containsExactly(held.id());
        assertThat(polite.awaitOffer().agent()).isEqualTo(held.agent());
      }
    }
  }

  @Test
  void anOfferIsRescindedWhenItsAgentGoes() {
    var agent = cluster.agent("a1", "cpus:1;mem:100");
    try (ProbeFramework framework = framework("f")) {
      Offer offer = framework.awaitOffer();
      agent.stop().toCompletableFuture().join();
      assertThat(framework.await(FrameworkEvent.OffersRescinded.class).offers())
          .containsExactly(offer.id());
    }
  }

  @Test
  void aDeclinedOfferComesBackToTheOneWhoDidNotFilterIt() {
    cluster.agent("a1", "cpus:1;mem:100");
    try (ProbeFramework picky = framework("picky")) {
      Offer offer = picky.awaitOffer();
      picky.handle().decline(List.of(offer.id()), Filters.refuseFor(Duration.ofHours(1)));
      try (ProbeFramework other = framework("other")) {
        assertThat(other.awaitOffer().agent()).isEqualTo(offer.agent());
        other.handle().suppress(Set.of());
        picky.handle().revive(Set.of());
        assertThat(picky.awaitOffer().agent()).isEqualTo(offer.agent());
      }
    }
  }

  @Test
  void aTaskThatIsTooLargeToDescribeIsRefusedWithAReason() {
    cluster.agent("a1", "cpus:1;mem:100");
    try (ProbeFramework framework = framework("f")) {
      TaskSpec task =
          ProbeFramework.task("large", Resources.of(1, 100), "true")
              .withLabels(Map.of("label", "x".repeat(2_000_000)));
      framework.handle().launch(framework.awaitOffer(), List.of(task));
      TaskStatus status = framework.await(new TaskId("large"), TaskState.ERROR);
      assertThat(status.message()).contains("2,000,0", "at most");
      assertThat(framework.awaitOffer().resources().scalar(Resources.CPUS)).isEqualTo(1);
    }
  }

  @Test
  void tenThousandOffersReachOneFramework() throws Exception {
    int many = 10_000;
    Config config = cluster.config(Profile.AGENT, "fakes", Map.of()).forAgentOrFramework();
    ActorSystem<?> fakes =
        FakeAgents.start(
            new LinkSettings(
                "parley",
                LinkSettings.Group.AGENTS,
                "127.0.0.1",
                0,
                "127.0.0.1",
                0,
                cluster.masters(),
                0,
                LinkTimings.from(config),
                config),
            many,
            Resources.of(1, 100));
    try (ProbeFramework framework = framework("f")) {
      Set<OfferId> offers = new HashSet<>();
      while (offers.size() < many) {
        framework
            .await(FrameworkEvent.OffersReceived.class)
            .offers()
            .forEach(o -> offers.add(o.id()));
      }
      assertThat(offers).hasSizeGreaterThanOrEqualTo(many);
    } finally {
      fakes.terminate();
      fakes.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }
}

package dev.parley.journal.akka;

import akka.Done;
import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.journal.group.JournalGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An actor system whose persistence is on a group, with Java serialization off. */
public final class PluginSystem implements AutoCloseable {
  private static final Config TESTS =
      ConfigFactory.parseString(
          """
          akka.loglevel = WARNING
          akka.stdout-loglevel = OFF
          akka.actor.allow-java-serialization = off
          akka.actor.serializers.addressed = "%1$s"
          akka.actor.serialization-bindings."%2$s" = addressed
          """
              .formatted(Addressed.Serializer.class.getName(), Addressed.class.getName()));

  private final ActorTestKit kit;

  private PluginSystem(ActorTestKit kit) {
    this.kit = kit;
  }

  public static PluginSystem over(JournalGroup group) {
    return over(group, "");
  }

  static PluginSystem over(JournalGroup group, String settings) {
    Config config =
        ConfigFactory.parseString(settings)
            .withFallback(RaftPersistenceConfig.config())
            .withFallback(TESTS)
            .withFallback(ConfigFactory.load());
    return new PluginSystem(
        ActorTestKit.create(
            ActorSystem.create(
                Behaviors.empty(),
                "plugins",
                ActorSystemSetup.create(BootstrapSetup.create(config), new JournalSetup(group)))));
  }

  ActorTestKit kit() {
    return kit;
  }

  RaftJournalExtension extension() {
    return RaftJournalExtension.get(kit.system());
  }

  /** Waits until nobody complains any more. */
  void eventually(Runnable assertion) {
    kit.createTestProbe()
        .awaitAssert(
            JournalClient.PATIENCE,
            Duration.ofMillis(10),
            () -> {
              assertion.run();
              return Done.getInstance();
            });
  }

  /** Waits until no snapshot is on its way. */
  void durable(String id) {
    extension().durable(id).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  JournalClient journal() {
    return new JournalClient(kit);
  }

  SnapshotClient snapshots() {
    return new SnapshotClient(kit);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}

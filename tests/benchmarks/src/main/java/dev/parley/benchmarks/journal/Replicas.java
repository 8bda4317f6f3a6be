package dev.parley.benchmarks.journal;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.benchmarks.nodes.Quiet;
import dev.parley.journal.akka.JournalSetup;
import dev.parley.journal.akka.RaftPersistenceConfig;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.raft.JournalReplica;
import dev.parley.journal.raft.ReplicaSettings;
import dev.parley.journal.raft.StartCheck;
import dev.parley.protocol.link.MasterAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The replicas of these masters, without the masters, all in this process. Their files are where a
 * master that is started later finds them.
 */
public final class Replicas implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As masters that found a cluster of the default name call their group. */
  private static final UUID GROUP =
      UUID.nameUUIDFromBytes("parley/0".getBytes(StandardCharsets.UTF_8));

  private final List<JournalReplica> replicas = new ArrayList<>();

  /**
   * Starts them, and waits until one of them leads the group.
   *
   * @param workFolder of each master
   */
  public Replicas(List<MasterAddress> masters, Function<MasterAddress, Path> workFolder)
      throws InterruptedException {
    Quiet.client();
    Map<String, String> peers =
        masters.stream().collect(Collectors.toMap(MasterAddress::name, MasterAddress::replica));
    for (MasterAddress master : masters) {
      Path folder = workFolder.apply(master).resolve("journal").resolve("raft");
      replicas.add(
          JournalReplica.start(
              ReplicaSettings.of(folder, GROUP, master.name(), master.replica(), peers),
              StartCheck.NONE));
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (replicas.stream().noneMatch(JournalReplica::leads)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "no replica leads: " + replicas.stream().map(JournalReplica::status).toList());
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** As the first replica's node sees it. */
  public JournalGroup group() {
    return replicas.get(0);
  }

  /** An actor system of its own on the first replica's node, in no cluster. */
  public <T> ActorSystem<T> actorSystem(Behavior<T> guardian) {
    return actorSystem(guardian, List.of(new JournalSetup(group())));
  }

  /** The same with these setups, of which one carries the group. */
  public <T> ActorSystem<T> actorSystem(Behavior<T> guardian, List<Setup> setups) {
    Config config =
        RaftPersistenceConfig.config()
            .withFallback(ConfigFactory.parseString("akka.actor.provider = local"))
            .withFallback(Quiet.client());
    return ActorSystem.create(
        guardian,
        "benchmark",
        ActorSystemSetup.create(setups.toArray(Setup[]::new)).and(BootstrapSetup.create(config)));
  }

  @Override
  public void close() {
    replicas.parallelStream().forEach(JournalReplica::close);
  }
}

package dev.parley.cli.nodes.group;

import static java.util.stream.Collectors.toSet;

import dev.parley.journal.keeper.KeeperSettings;
import dev.parley.journal.keeper.ReplicaKeeper;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.journal.raft.ReplicaStatus;
import dev.parley.master.log.RegistryLog;
import dev.parley.master.node.MasterGroup;
import dev.parley.protocol.downing.DowningAuthority;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.MasterTalk;
import dev.parley.protocol.view.JournalOperations;
import dev.parley.protocol.view.JournalStatusView.ReplicaView;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * A master's place in the group that keeps the log: the replica of this process, as the master, the
 * edge and the cluster need to see it. Thread-safe.
 */
public final class LogGroup implements MasterGroup {
  private final String cluster;
  private final String name;
  private final ReplicaKeeper keeper;
  private final ReplicatedLog log;
  private final Verdicts verdicts;
  private final GroupOperations operations;

  private volatile Set<String> answering;

  /** What the leader of the log said last of the replicas; it alone knows how far they are. */
  private volatile List<ReplicaView> saidByLeader = List.of();

  /**
   * @throws IOException if the journal's folder cannot be read
   */
  public static LogGroup start(KeeperSettings settings) throws IOException {
    return new LogGroup(settings);
  }

  private LogGroup(KeeperSettings settings) throws IOException {
    cluster = settings.candidate().cluster();
    name = settings.candidate().name();
    answering = Set.of(name);
    keeper = ReplicaKeeper.start(settings);
    log = new ReplicatedLog(keeper.group(), new Freshness(keeper)::age, () -> sinceQuorum(keeper));
    verdicts = new Verdicts(keeper, settings.timings().electionMax());
    operations = new GroupOperations(cluster, name, keeper, () -> saidByLeader);
  }

  private static Optional<Duration> sinceQuorum(ReplicaKeeper keeper) {
    return Optional.of(keeper.sinceQuorum()).filter(age -> age.compareTo(ReplicaStatus.NEVER) < 0);
  }

  /** Names of masters with the addresses of their replicas. */
  public static Map<String, String> replicas(List<MasterAddress> masters) {
    return RollCalls.replicas(masters);
  }

  /** Completes, with the reason for people, when this master must not go on. */
  public CompletionStage<String> ended() {
    return keeper.ended();
  }

  @Override
  public MasterTalk.Replica replica() {
    return new MasterTalk.Replica(keeper.sight().map(RollCalls::group), operations.status());
  }

  @Override
  public void heard(Map<String, MasterTalk.News> others) {
    Map<String, RollCallAnswer> answers = new HashMap<>();
    others.forEach((name, news) -> answers.put(name, RollCalls.answer(cluster, news)));
    others.values().stream()
        .map(news -> news.replica().status())
        .filter(status -> status.leader().equals(Optional.of(status.node())))
        .forEach(status -> saidByLeader = status.replicas());
    verdicts.heard(
        others.values().stream().flatMap(news -> news.unreachable().stream()).collect(toSet()));
    answering = Stream.concat(Stream.of(name), others.keySet().stream()).collect(toSet());
    keeper.heard(answers);
    log.age(); // Taken now and then, so that it is right when it matters: see Freshness.
  }

  @Override
  public void refused(String master, String why) {
    keeper.refused(master, why);
  }

  @Override
  public boolean isMember() {
    return keeper.isMember();
  }

  @Override
  public boolean leads() {
    return keeper.leads();
  }

  @Override
  public CompletionStage<Void> handOver() {
    return keeper.handOver();
  }

  @Override
  public List<MasterAddress> masters() {
    return RollCalls.masters(keeper.members());
  }

  @Override
  public Set<String> voters() {
    return keeper
        .sight()
        .map(sight -> sight.voters().keySet().stream().map(PeerId::master).collect(toSet()))
        .filter(voters -> !voters.isEmpty())
        .orElseGet(() -> keeper.members().keySet());
  }

  @Override
  public Set<String> answering() {
    return answering;
  }

  @Override
  public RegistryLog log() {
    return log;
  }

  @Override
  public DowningAuthority downing() {
    return verdicts;
  }

  @Override
  public JournalOperations operations() {
    return operations;
  }

  @Override
  public CompletionStage<Void> stop() {
    return CompletableFuture.runAsync(keeper::close);
  }
}

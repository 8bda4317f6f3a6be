package dev.parley.journal.raft;

import dev.parley.journal.store.StoreLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Replicas of one group in this JVM, each with a folder and a port of its own. */
final class TestGroup implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  /** Quicker than in earnest. */
  private static final ReplicaTimings TIMINGS =
      new ReplicaTimings(
          Duration.ofMillis(200),
          Duration.ofMillis(400),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private static final Executor CLOSING = task -> new Thread(task, "closing").start();

  private final UUID id = UUID.randomUUID();
  private final Path folder;
  private final UnaryOperator<ReplicaSettings> change;
  private final Map<String, String> founders = new TreeMap<>();
  private final Map<String, String> addresses = new TreeMap<>();
  private final Map<String, JournalReplica> running = new LinkedHashMap<>();

  private TestGroup(Path folder, UnaryOperator<ReplicaSettings> change) {
    this.folder = folder;
    this.change = change;
  }

  /** Starts m1, m2 and so on. */
  static TestGroup of(int size, Path folder) {
    return of(size, folder, settings -> settings);
  }

  static TestGroup of(int size, Path folder, UnaryOperator<ReplicaSettings> change) {
    TestGroup group = new TestGroup(folder, change);
    for (int i = 1; i <= size; i++) {
      group.founders.put("m" + i, group.address("m" + i));
    }
    group.founders.keySet().forEach(group::start);
    return group;
  }

  /** Settings with which a few entries are flushed, and leave the log. */
  static UnaryOperator<ReplicaSettings> flushingOften() {
    return settings ->
        settings
            .withStore(StoreLimits.DEFAULT.withTail(64 << 10, 20))
            .withLimits(ReplicaLimits.DEFAULT.withLog(16 << 10, 16 << 10).withChunk(8 << 10));
  }

  String address(String peer) {
    return addresses.computeIfAbsent(peer, p -> HOST + ":" + Ports.free());
  }

  ReplicaSettings settings(String peer) {
    Map<String, String> initial = founders.containsKey(peer) ? founders : Map.of();
    return change.apply(
        ReplicaSettings.of(folder.resolve(peer), id, peer, address(peer), initial)
            .withTimings(TIMINGS));
  }

  /** Of a group with only this peer, which the test starts itself. */
  ReplicaSettings settingsOfOne(String peer) {
    founders.put(peer, address(peer));
    return settings(peer);
  }

  JournalReplica start(String peer) {
    JournalReplica replica = JournalReplica.start(settings(peer), StartCheck.NONE);
    running.put(peer, replica);
    return replica;
  }

  void stop(String peer) {
    replica(peer).close();
    running.remove(peer);
  }

  JournalReplica replica(String peer) {
    return Objects.requireNonNull(running.get(peer), peer);
  }

  Collection<JournalReplica> all() {
    return running.values();
  }

  /** The name of a leader that is ready; waits for one. */
  String leader() {
    Await.until(() -> "no leader among " + statuses(), () -> leading().isPresent());
    return leading().orElseThrow();
  }

  String follower() {
    String leader = leader();
    return running.keySet().stream().filter(peer -> !peer.equals(leader)).findFirst().orElseThrow();
  }

  private Optional<String> leading() {
    return running.entrySet().stream()
        .filter(entry -> entry.getValue().leads())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  List<ReplicaStatus> statuses() {
    return running.values().stream().map(JournalReplica::status).toList();
  }

  @Override
  public void close() {
    stopAll();
  }

  /** All at once: Ratis takes up to a second for each. */
  void stopAll() {
    CompletableFuture.allOf(
            running.values().stream()
                .map(replica -> CompletableFuture.runAsync(replica::close, CLOSING))
                .toArray(CompletableFuture[]::new))
        .join();
    running.clear();
  }
}

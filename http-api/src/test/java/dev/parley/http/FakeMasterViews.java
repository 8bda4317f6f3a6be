package dev.parley.http;

import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.NodeView;
import dev.parley.protocol.view.RegistryCopyView;
import dev.parley.protocol.view.SafeModeView;
import dev.parley.protocol.view.TaskTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A master that knows what a test tells it, and remembers what it was asked to kill. */
final class FakeMasterViews implements MasterViews {
  static final Instant STARTED = Instant.parse("2026-11-21T01:02:03.250Z");

  volatile boolean leading = true;
  volatile Optional<LeaderView> leader = Optional.of(leader("m1", 5050));
  volatile ClusterView cluster = ClusterView.EMPTY;
  volatile List<TaskTrace> traces = List.of();
  volatile boolean killFinds = true;
  volatile boolean killFails;
  volatile boolean losesLeadOnKill;
  volatile Optional<SafeModeView> safeMode = Optional.empty();
  volatile RegistryCopyView copy = new RegistryCopyView(118, Duration.ofMillis(1500));
  final FakeJournal journal = new FakeJournal();
  final List<TaskKey> killed = new ArrayList<>();

  static LeaderView leader(String name, int httpPort) {
    return new LeaderView(name, "localhost", 2551, httpPort, 7, STARTED);
  }

  @Override
  public String clusterName() {
    return "parley";
  }

  @Override
  public NodeView node() {
    return new NodeView("m1", "localhost", 2551, 5050, "0.1.0", STARTED);
  }

  @Override
  public List<String> masters() {
    return List.of("m1@localhost:2551", "m2@localhost:2561");
  }

  @Override
  public Optional<LeaderView> leader() {
    return leader;
  }

  @Override
  public boolean leading() {
    return leading;
  }

  @Override
  public ClusterView cluster() {
    return cluster;
  }

  @Override
  public Optional<SafeModeView> safeMode() {
    return safeMode;
  }

  @Override
  public RegistryCopyView registryCopy() {
    return copy;
  }

  @Override
  public FakeJournal journal() {
    return journal;
  }

  @Override
  public List<TaskTrace> traces(TaskId task) {
    return traces.stream().filter(t -> t.task().task().equals(task)).toList();
  }

  @Override
  public CompletionStage<Boolean> kill(TaskKey task) {
    if (losesLeadOnKill) {
      leading = false;
    }
    if (killFails || losesLeadOnKill) {
      return CompletableFuture.failedStage(new IllegalStateException("not leading"));
    }
    synchronized (killed) {
      killed.add(task);
    }
    return CompletableFuture.completedFuture(killFinds);
  }
}

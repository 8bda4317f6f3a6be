package dev.parley.master.node;

import dev.parley.master.leader.Operators;
import dev.parley.master.view.ClusterViews;
import dev.parley.master.view.PublishedState;
import dev.parley.master.view.Traces;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.NodeView;
import dev.parley.protocol.view.TaskTrace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a master node knows, for those who look on. Thread-safe: each part is swapped as a whole.
 */
final class NodeState implements MasterViews {
  private final MasterNodeSettings settings;
  private volatile Optional<LeaderView> leader = Optional.empty();
  private volatile Optional<Operators> operators = Optional.empty();
  private volatile PublishedState published = PublishedState.NOTHING;

  NodeState(MasterNodeSettings settings) {
    this.settings = settings;
  }

  void setLeader(Optional<LeaderView> now) {
    leader = now;
  }

  void setOperators(Optional<Operators> now) {
    operators = now;
  }

  void setPublished(PublishedState now) {
    published = now;
  }

  @Override
  public NodeView node() {
    return settings.node();
  }

  @Override
  public String clusterName() {
    return settings.link().cluster();
  }

  @Override
  public List<String> masters() {
    return settings.link().masters().stream().map(MasterAddress::toString).toList();
  }

  @Override
  public Optional<LeaderView> leader() {
    return leader;
  }

  @Override
  public boolean leading() {
    return operators.isPresent();
  }

  @Override
  public ClusterView cluster() {
    return ClusterViews.of(published);
  }

  @Override
  public List<TaskTrace> traces(TaskId task) {
    return Traces.of(published.registry(), task);
  }

  @Override
  public CompletionStage<Boolean> kill(TaskKey task) {
    return operators
        .map(o -> o.kill(task))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new IllegalStateException(
                        "master " + settings.node().name() + " does not lead")));
  }
}

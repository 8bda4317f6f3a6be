package dev.parley.master.node;

import dev.parley.master.leader.Operators;
import dev.parley.master.log.RegistryCopy;
import dev.parley.master.view.ClusterViews;
import dev.parley.master.view.PublishedState;
import dev.parley.master.view.Traces;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.JournalOperations;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.NodeView;
import dev.parley.protocol.view.RegistryCopyView;
import dev.parley.protocol.view.SafeModeView;
import dev.parley.protocol.view.TaskTrace;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a master node knows, for those who look on. Thread-safe: each part is swapped as a whole.
 */
final class NodeState implements MasterViews {
  private final MasterNodeSettings settings;
  private final RegistryCopy copy;
  private final QuorumWatch quorum;
  private volatile Optional<LeaderView> leader = Optional.empty();
  private final LeadingState own = new LeadingState();

  @SuppressWarnings("this-escape")
  NodeState(MasterNodeSettings settings, RegistryCopy copy, InstantSource clock) {
    this.settings = settings;
    this.copy = copy;
    this.quorum =
        new QuorumWatch(
            settings.group().log().quorum(),
            this::leading,
            settings.leader().rules().proofStands(),
            this::whyNoQuorum,
            clock);
  }

  /** To be started, and closed, with the node. */
  QuorumWatch quorum() {
    return quorum;
  }

  private String whyNoQuorum() {
    String self = settings.node().name();
    Set<String> voters = new TreeSet<>(settings.group().voters());
    Set<String> others = new TreeSet<>(settings.group().answering());
    others.remove(self);
    // Those who answer may still have to elect a leader of their log.
    boolean isInTouch = 2 * (others.size() + 1) > voters.size();
    return "no majority of the masters "
        + String.join(", ", voters)
        + (isInTouch ? " has confirmed anything lately" : " is in touch")
        + " (answering "
        + self
        + ": "
        + (others.isEmpty() ? "none" : String.join(", ", others))
        + ")";
  }

  void setLeader(Optional<LeaderView> now) {
    leader = now;
  }

  void leads(Operators operators) {
    own.leads(operators);
    copy.rest();
  }

  void publish(PublishedState now) {
    own.publish(now);
  }

  void leadsNoMore() {
    own.leadsNoMore();
    copy.follow();
  }

  private PublishedState state() {
    return own.published().orElseGet(() -> PublishedState.of(copy.now().registry()));
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
    return settings.group().masters().stream().map(MasterAddress::toString).toList();
  }

  @Override
  public Optional<LeaderView> leader() {
    return leader;
  }

  @Override
  public boolean leading() {
    return own.operators().isPresent();
  }

  @Override
  public ClusterView cluster() {
    return ClusterViews.of(state());
  }

  @Override
  public Optional<SafeModeView> safeMode() {
    return quorum.safeMode();
  }

  @Override
  public RegistryCopyView registryCopy() {
    return leading()
        ? new RegistryCopyView(journal().status().appliedIndex(), settings.group().log().age())
        : new RegistryCopyView(copy.now().index(), copy.age());
  }

  @Override
  public JournalOperations journal() {
    return settings.group().operations();
  }

  @Override
  public List<TaskTrace> traces(TaskId task) {
    return Traces.of(state().registry(), task);
  }

  @Override
  public CompletionStage<Boolean> kill(TaskKey task) {
    return own.operators()
        .map(operators -> operators.kill(task))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new IllegalStateException(
                        "master " + settings.node().name() + " does not lead")));
  }
}

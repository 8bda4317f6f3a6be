package dev.parley.agent.node;

import dev.parley.agent.container.SandboxLayout;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.AgentTask;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.view.AgentViews;
import dev.parley.protocol.view.NodeView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agent as others may see it. The actor publishes immutable parts at every change, which costs
 * next to nothing; what a reader wants is put together on the reader's thread. Thread-safe; all but
 * the state itself begins anew with the JVM.
 */
final class PublishedAgent implements AgentViews {
  private final AgentNodeSettings settings;
  private final SandboxLayout sandboxes;
  private final NodeView node;
  private volatile Published published;
  private volatile Optional<String> leader = Optional.empty();

  private record Published(AgentState state, TaskHistory history) {}

  PublishedAgent(AgentNodeSettings settings, AgentState recovered, Instant startedAt) {
    this.settings = settings;
    this.sandboxes = new SandboxLayout(settings.workDir());
    this.published = new Published(recovered, TaskHistory.EMPTY);
    this.node =
        new NodeView(
            settings.name(),
            settings.hostname(),
            settings.clusterPort(),
            settings.httpPort(),
            settings.version(),
            startedAt);
  }

  void publish(AgentState state, TaskHistory history) {
    published = new Published(state, history);
  }

  /** Notes where the leading master is, of which the state knows the epoch alone. */
  void hear(LinkEvent event) {
    if (event instanceof LinkEvent.Connected connected) {
      leader = Optional.of(connected.leader());
    }
  }

  @Override
  public NodeView node() {
    return node;
  }

  @Override
  public AgentView agent() {
    Published now = published;
    List<HeldTaskView> tasks = new ArrayList<>();
    now.history().ended().forEach(task -> tasks.add(view(task)));
    now.state().tasks().values().forEach(task -> tasks.add(view(task)));
    return new AgentView(
        now.state().id(),
        settings.info(),
        now.state().registered() ? leader : Optional.empty(),
        now.state().used(),
        List.copyOf(tasks),
        AgentCounters.of(now.state(), now.history()));
  }

  private HeldTaskView view(AgentTask task) {
    return new HeldTaskView(
        task.key().framework(),
        task.launch().spec(),
        task.launch().container().value(),
        task.statuses(),
        sandboxes.sandbox(task.launch()),
        task.hasEnded() ? Optional.empty() : task.handling().pid());
  }

  @Override
  public List<Path> fileRoots() {
    return List.of(sandboxes.root());
  }
}

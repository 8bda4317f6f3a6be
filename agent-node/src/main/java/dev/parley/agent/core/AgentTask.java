package dev.parley.agent.core;

import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A task that the agent holds. Immutable.
 *
 * @param statuses all so far, oldest first
 * @param acknowledged how many of them, counted from the oldest, are acknowledged
 * @param holding whether its resources are still taken
 * @param disowned whether its framework is gone, so that nobody acknowledges its statuses
 * @param handling what is known only while this JVM lives
 */
public record AgentTask(
    TaskLaunch launch,
    PVector<TaskStatus> statuses,
    int acknowledged,
    boolean holding,
    boolean disowned,
    Handling handling) {

  /**
   * What is lost with the JVM, and learned or decided anew after it.
   *
   * @param killAt when the processes are to be killed for good, once a kill was asked
   * @param sentAt when the first status that is not acknowledged was last sent
   */
  public record Handling(Optional<Long> pid, Optional<Instant> killAt, Optional<Instant> sentAt) {
    static final Handling UNSEEN =
        new Handling(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static AgentTask accepted(TaskLaunch launch) {
    return new AgentTask(launch, TreePVector.empty(), 0, true, false, Handling.UNSEEN);
  }

  static AgentTask refused(TaskLaunch launch) {
    return new AgentTask(launch, TreePVector.empty(), 0, false, false, Handling.UNSEEN);
  }

  public TaskKey key() {
    return launch.key();
  }

  public TaskState state() {
    return statuses.isEmpty() ? TaskState.STAGING : statuses.get(statuses.size() - 1).state();
  }

  public boolean hasEnded() {
    return state().hasEnded();
  }

  /** Whether it was ever seen running, be it now killing or ended. */
  boolean hasRun() {
    return statuses.stream().anyMatch(s -> s.state() == TaskState.RUNNING);
  }

  /** The only status in flight; those behind it wait until it is acknowledged. */
  public Optional<TaskStatus> firstUnacknowledged() {
    return acknowledged < statuses.size()
        ? Optional.of(statuses.get(acknowledged))
        : Optional.empty();
  }

  AgentTask apply(AgentEvent.OfTask event) {
    if (event instanceof AgentEvent.StatusRecorded e) {
      return new AgentTask(
          launch, statuses.plus(e.status()), acknowledged, holding, disowned, handling);
    } else if (event instanceof AgentEvent.StatusAcknowledged e) {
      boolean first =
          firstUnacknowledged().flatMap(TaskStatus::id).filter(e.status()::equals).isPresent();
      return first
          ? new AgentTask(launch, statuses, acknowledged + 1, holding, disowned, unsent())
          : this;
    } else if (event instanceof AgentEvent.ResourcesReleased) {
      return new AgentTask(launch, statuses, acknowledged, false, disowned, handling);
    } else if (event instanceof AgentEvent.TaskDisowned) {
      return new AgentTask(launch, statuses, acknowledged, holding, true, handling);
    }
    return this;
  }

  AgentTask withPid(long pid) {
    return with(new Handling(Optional.of(pid), handling.killAt(), handling.sentAt()));
  }

  AgentTask withKillAt(Instant at) {
    return with(new Handling(handling.pid(), Optional.of(at), handling.sentAt()));
  }

  AgentTask withSentAt(Instant at) {
    return with(new Handling(handling.pid(), handling.killAt(), Optional.of(at)));
  }

  private Handling unsent() {
    return new Handling(handling.pid(), handling.killAt(), Optional.empty());
  }

  private AgentTask with(Handling next) {
    return new AgentTask(launch, statuses, acknowledged, holding, disowned, next);
  }
}

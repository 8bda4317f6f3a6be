package dev.parley.benchmarks.registry;

import dev.parley.benchmarks.load.TaskMold;
import dev.parley.master.registry.LaunchTimes;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.time.Instant;

/** What the real master would write: the events of a cluster, told apart by number. */
public final class RegistryEvents {
  /** How many frameworks share the tasks. */
  public static final int FRAMEWORKS = 10;

  /** How many events a task life has. */
  public static final int OF_A_LIFE = 4;

  private static final String CLUSTER = "6f1c7d1e-52a5-4b0e-9d37-0c5d1f6d2a11";
  private static final Resources AGENT = Resources.parse("cpus:16;mem:65536;disk:500000");

  private final int agents;

  /**
   * @param agents over which the tasks are spread
   */
  public RegistryEvents(int agents) {
    this.agents = agents;
  }

  public RegistryEvent founded() {
    return new RegistryEvent.ClusterFounded(CLUSTER, Instant.now());
  }

  public RegistryEvent framework(int number) {
    return new RegistryEvent.FrameworkAdmitted(
        frameworkId(number),
        FrameworkInfo.named("framework-" + number).withFailoverTimeout(Duration.ofDays(7)),
        Instant.now());
  }

  public RegistryEvent agent(int number) {
    return new RegistryEvent.AgentAdmitted(
        agentId(number),
        new AgentInfo(
            "agent-" + number,
            "host-" + number + ".example",
            5051,
            AGENT,
            Attributes.parse("rack:r" + number % 40 + ";zone:z" + number % 3)),
        Instant.now());
  }

  public RegistryEvent launched(long task) {
    Instant now = Instant.now();
    return new RegistryEvent.TaskLaunched(
        frameworkId(task),
        TaskMold.task(task),
        agentId(task),
        Role.ANY,
        new LaunchTimes(now, now, now, now, new OfferId(CLUSTER + "-O1-" + task), AGENT));
  }

  public RegistryEvent running(long task) {
    return new RegistryEvent.TaskStateChanged(
        key(task), TaskMold.running(id(task), agentId(task), Instant.now()));
  }

  public RegistryEvent finished(long task) {
    return new RegistryEvent.TaskStateChanged(
        key(task), TaskMold.finished(id(task), agentId(task), Instant.now()));
  }

  public RegistryEvent settled(long task) {
    return new RegistryEvent.TaskSettled(key(task), Instant.now());
  }

  private AgentId agentId(long number) {
    return new AgentId(CLUSTER + "-S" + number % agents);
  }

  private static FrameworkId frameworkId(long number) {
    return new FrameworkId(String.format("%s-%04d", CLUSTER, number % FRAMEWORKS));
  }

  private static TaskKey key(long task) {
    return new TaskKey(frameworkId(task), id(task));
  }

  private static TaskId id(long task) {
    return TaskMold.id(task);
  }
}

package dev.parley.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java 17 cannot tell that a chain of conditions misses a case; this can. */
class EveryCommandTest {
  private static final FrameworkId FRAMEWORK = new FrameworkId("f");
  private static final TaskId TASK = new TaskId("t");
  private static final TaskKey KEY = new TaskKey(FRAMEWORK, TASK);

  private static final List<MasterToAgent> MESSAGES =
      List.of(
          new MasterToAgent.AgentRegistered(new AgentId("S0"), Duration.ZERO),
          new MasterToAgent.AgentRefused("no"),
          new MasterToAgent.Ping(),
          new MasterToAgent.RunTasks(FRAMEWORK, "", List.of()),
          new MasterToAgent.KillAgentTask(FRAMEWORK, TASK, Optional.empty()),
          new MasterToAgent.AcknowledgeAgentStatus(FRAMEWORK, TASK, new StatusId("s")),
          new MasterToAgent.ShutdownFramework(FRAMEWORK));

  private static final List<AgentCommand> COMMANDS =
      List.of(
          new AgentCommand.Start(),
          new AgentCommand.Connected(1),
          new AgentCommand.Disconnected(),
          new AgentCommand.FromMaster(1, new MasterToAgent.Ping()),
          new AgentCommand.ResendDue(),
          new AgentCommand.GraceOver(KEY),
          new AgentCommand.ShutDown(),
          new AgentCommand.ShutDownOver(),
          new AgentCommand.TaskStarted(KEY, 1),
          new AgentCommand.LaunchFailed(KEY, TaskReason.TASK_INVALID, ""),
          new AgentCommand.TaskExited(KEY, ProcessExit.withCode(0)),
          new AgentCommand.TaskVanished(KEY, TaskReason.AGENT_RESTARTED, ""));

  static Set<Class<?>> leaves(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isSealed() ? leaves(c).stream() : Stream.of(c))
        .collect(Collectors.toSet());
  }

  private static Set<Class<?>> classes(List<?> values) {
    return values.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  @Test
  void theListsHereAreComplete() {
    assertThat(classes(COMMANDS)).isEqualTo(leaves(AgentCommand.class));
    assertThat(classes(MESSAGES)).isEqualTo(leaves(MasterToAgent.class));
  }

  @Test
  void everyCommandAndEveryMessageHasARule() {
    AgentCore core = new AgentCore(AgentCoreSettings.of(CoreDriver.INFO));
    AgentState inSession = AgentState.EMPTY.apply(new AgentEvent.SessionOpened(1, Instant.EPOCH));
    Stream<AgentCommand> all =
        Stream.concat(
            COMMANDS.stream(), MESSAGES.stream().map(m -> new AgentCommand.FromMaster(1, m)));

    all.forEach(
        command ->
            assertThatCode(() -> core.decide(inSession, command, Instant.EPOCH))
                .as("%s", command)
                .doesNotThrowAnyException());
  }
}

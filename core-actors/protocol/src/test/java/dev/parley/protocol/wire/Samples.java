package dev.parley.protocol.wire;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One message of every kind, with every field filled. */
final class Samples {
  private static final FrameworkId FRAMEWORK = new FrameworkId("c1-0000");
  private static final AgentId AGENT = new AgentId("c1-S0");
  private static final TaskId TASK = new TaskId("t 1");
  private static final OfferId OFFER = new OfferId("c1-O1-0");
  private static final StatusId STATUS = new StatusId("run-1-2");
  private static final Role ROLE = new Role("eng/ml");
  private static final Resources SOME = Resources.parse("cpus:0.5;mem:32;ports:[31000-31001]");
  private static final TaskSpec SPEC =
      TaskSpec.of(
              TASK,
              "a task",
              SOME,
              CommandSpec.exec("echo", "-n", "ä \"b\"\n")
                  .withEnvironment(Map.of("K", "v=1"))
                  .asUser("nobody"))
          .withLabels(Map.of("l", "x"))
          .withKillGrace(Duration.ofMillis(1500));
  private static final TaskStatus END =
      new TaskStatus(
          TASK,
          TaskState.FAILED,
          TaskSource.AGENT,
          Optional.of(TaskReason.COMMAND_EXECUTOR_FAILED),
          "exited with 3",
          Instant.parse("2026-01-02T03:04:05.678901Z"),
          Optional.of(STATUS),
          Optional.of(AGENT),
          Optional.of(ProcessExit.withCode(3)));
  private static final AgentInfo AGENT_INFO =
      new AgentInfo("a1", "host", 5051, SOME, Attributes.parse("rack:r1;zone:z1"));
  private static final Filters FILTERS = Filters.refuseFor(Duration.ofSeconds(7));
  private static final StateKey KEY = new StateKey("plan/1");
  private static final StateBytes BYTES = StateBytes.of(new byte[] {0, 1, -1});

  static final List<Message> ALL =
      List.of(
          new AgentToMaster.RegisterAgent(
              AGENT_INFO,
              Optional.of(AGENT),
              List.of(new AgentToMaster.HeldTask(FRAMEWORK, SPEC, END))),
          new AgentToMaster.ReportResources(SOME, Resources.none()),
          new AgentToMaster.AgentStatusUpdate(FRAMEWORK, END),
          new AgentToMaster.AgentPong(),
          new AgentToMaster.UnregisterAgent(),
          new MasterToAgent.AgentRegistered(AGENT, Duration.ofSeconds(15)),
          new MasterToAgent.AgentRefused("no"),
          new MasterToAgent.Ping(),
          new MasterToAgent.RunTasks(FRAMEWORK, "user", List.of(SPEC)),
          new MasterToAgent.KillAgentTask(FRAMEWORK, TASK, Optional.of(Duration.ofSeconds(2))),
          new MasterToAgent.AcknowledgeAgentStatus(FRAMEWORK, TASK, STATUS),
          new MasterToAgent.ShutdownFramework(FRAMEWORK),
          new FrameworkToMaster.Subscribe(
              FrameworkInfo.named("f")
                  .withId(FRAMEWORK)
                  .withRoles(Set.of(ROLE))
                  .withFailoverTimeout(Duration.ofMinutes(2))
                  .withUser("u")),
          new FrameworkToMaster.AcceptOffers(
              List.of(OFFER), List.of(new Operation.Launch(List.of(SPEC))), FILTERS),
          new FrameworkToMaster.DeclineOffers(List.of(OFFER), FILTERS),
          new FrameworkToMaster.KillTask(TASK, Optional.empty()),
          new FrameworkToMaster.AcknowledgeStatus(TASK, AGENT, STATUS),
          new FrameworkToMaster.Revive(Set.of(ROLE)),
          new FrameworkToMaster.Suppress(Set.of()),
          new FrameworkToMaster.Reconcile(List.of(TASK)),
          new FrameworkToMaster.FrameworkPong(),
          new FrameworkToMaster.PutState(7, KEY, BYTES),
          new FrameworkToMaster.DeleteState(8, KEY),
          new FrameworkToMaster.GetState(9, KEY),
          new FrameworkToMaster.Teardown(),
          new MasterToFramework.Subscribed(FRAMEWORK, Duration.ofSeconds(15)),
          new MasterToFramework.Heartbeat(),
          new MasterToFramework.ResourceOffers(
              List.of(
                  new Offer(
                      OFFER, FRAMEWORK, ROLE, AGENT, "host", SOME, Attributes.parse("rack:r1")))),
          new MasterToFramework.RescindOffers(List.of(OFFER)),
          new MasterToFramework.StatusUpdate(END),
          new MasterToFramework.StateValue(9, Optional.of(BYTES)),
          new MasterToFramework.StateStored(7),
          new MasterToFramework.StateRefused(7, "too large"),
          new MasterToFramework.FrameworkError("gone"));

  private Samples() {}
}

package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.simulation.faults.FaultPlan;
import dev.parley.simulation.framework.FrameworkPlan;
import dev.parley.simulation.framework.Script;
import dev.parley.simulation.network.Conditions;
import dev.parley.simulation.node.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The classic example, to the letter: an agent with 4 CPUs and 4 GB; a framework that takes 2
 * CPUs/1 GB and 1 CPU/2 GB of it; and another one that is offered the 1 CPU/1 GB left.
 */
class SixStepsTest {
  private static final Set<String> STEPS =
      Set.of(
          "ReportResources",
          "Allocate",
          "Allocation",
          "ResourceOffers",
          "AcceptOffers",
          "RunTasks",
          "AgentStatusUpdate",
          "StatusUpdate",
          "AcknowledgeStatus",
          "AcknowledgeAgentStatus");

  @Test
  void anOfferBecomesTwoRunningTasksAndAnotherOffer() {
    List<String> steps =
        traceWithoutFaults().stream()
            .dropWhile(line -> !line.contains("ReportResources"))
            .takeWhile(line -> !line.contains("faults are over"))
            .filter(line -> STEPS.contains(nameIn(line)))
            .toList();

    assertThat(steps.stream().filter(line -> !isStepSix(line)))
        .containsExactly(
            // 1
            "a1 -> m1: ReportResources total cpus:4;mem:4096, free cpus:4;mem:4096",
            // 2
            "m1 -> allocator: Allocate [AddAgent C-S0 cpus:4;mem:4096, used 0]",
            "allocator -> m1: Allocation [C-0000 gets cpus:4;mem:4096 on C-S0]",
            // 3
            "m1 -> f1: ResourceOffers [C-O1-0 cpus:4;mem:4096 on C-S0]",
            // 4
            "f1 -> m1: AcceptOffers [C-O1-0] launch [t1 cpus:2;mem:1024, t2 cpus:1;mem:2048]",
            "m1 -> allocator: Allocate [Recover cpus:1;mem:1024 on C-S0 from C-0000]",
            // 5
            "m1 -> a1: RunTasks C-0000 [t1 cpus:2;mem:1024, t2 cpus:1;mem:2048]",
            // 2 and 3 for what is left
            "allocator -> m1: Allocation [C-0001 gets cpus:1;mem:1024 on C-S0]",
            "m1 -> f2: ResourceOffers [C-O1-1 cpus:1;mem:1024 on C-S0]");
    assertThat(steps.stream().filter(line -> isStepSix(line) && line.contains(" t1 ")))
        .containsExactly(stepSix("t1", "C-S0-0"));
    assertThat(steps.stream().filter(line -> isStepSix(line) && line.contains(" t2 ")))
        .containsExactly(stepSix("t2", "C-S0-1"));
  }

  /** A status goes to the framework, and its acknowledgement back, before the next one is sent. */
  private static String[] stepSix(String task, String container) {
    return new String[] {
      "a1 -> m1: AgentStatusUpdate C-0000 " + task + " STARTING " + container + "-1",
      "m1 -> f1: StatusUpdate " + task + " STARTING " + container + "-1",
      "f1 -> m1: AcknowledgeStatus " + task + " " + container + "-1",
      "m1 -> a1: AcknowledgeAgentStatus C-0000 " + task + " " + container + "-1",
      "a1 -> m1: AgentStatusUpdate C-0000 " + task + " RUNNING " + container + "-2",
      "m1 -> f1: StatusUpdate " + task + " RUNNING " + container + "-2",
      "f1 -> m1: AcknowledgeStatus " + task + " " + container + "-2",
      "m1 -> a1: AcknowledgeAgentStatus C-0000 " + task + " " + container + "-2",
    };
  }

  private static List<String> traceWithoutFaults() {
    Scenario scenario =
        new Scenario(
            Map.of("a1", Resources.parse("cpus:4;mem:4096")),
            // Both are there before the agent is: a link looks for the leader 4 times a second.
            List.of(
                plan("f1", Duration.ofMillis(50), new TakesTwice()),
                plan("f2", Duration.ofMillis(100), (event, handle) -> {})),
            Conditions.PERFECT,
            FaultPlan.NONE);
    SimulationSettings settings =
        SimulationSettings.of(chance -> scenario).activeFor(Duration.ofSeconds(2));
    return new Simulation(settings, 1).run().words();
  }

  private static FrameworkPlan plan(String machine, Duration begins, Script script) {
    return new FrameworkPlan(
        machine,
        FrameworkInfo.named(machine),
        false,
        begins,
        (notebook, chance, resting) -> script);
  }

  private static String nameIn(String line) {
    return line.substring(line.indexOf(": ") + 2).split(" ", 2)[0];
  }

  private static boolean isStepSix(String line) {
    return nameIn(line).contains("Status");
  }

  /** Framework 1. */
  private static final class TakesTwice implements Script {
    private boolean launched;

    @Override
    public void on(FrameworkEvent event, FrameworkHandle handle) {
      if (event instanceof FrameworkEvent.OffersReceived offers && !launched) {
        launched = true;
        handle.launch(
            offers.offers().get(0),
            List.of(task("t1", "cpus:2;mem:1024"), task("t2", "cpus:1;mem:2048")));
      }
    }

    private static TaskSpec task(String id, String resources) {
      Work work = new Work(Duration.ofSeconds(3), 0, Work.Manners.DIES);
      return TaskSpec.of(new TaskId(id), id, Resources.parse(resources), work.command());
    }
  }
}

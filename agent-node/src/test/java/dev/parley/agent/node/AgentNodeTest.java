package dev.parley.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import dev.parley.agent.checkpoint.Checkpoint;
import dev.parley.agent.checkpoint.CheckpointException;
import dev.parley.agent.checkpoint.InMemoryCheckpoint;
import dev.parley.agent.core.AgentEvent;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster.AgentStatusUpdate;
import dev.parley.protocol.messages.AgentToMaster.RegisterAgent;
import dev.parley.protocol.messages.AgentToMaster.ReportResources;
import dev.parley.protocol.messages.AgentToMaster.UnregisterAgent;
import dev.parley.protocol.messages.MasterToAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AgentNodeTest {
  private static final FrameworkId FRAMEWORK = new FrameworkId("f");
  private static ActorTestKit kit;

  @TempDir Path folder;
  private final AtomicReference<RecordingConnection> master = new AtomicReference<>();
  private final AtomicReference<FakeContainerizer> fake = new AtomicReference<>();

  @BeforeAll
  static void startActors() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stopActors() {
    kit.shutdownTestKit();
  }

  private AgentNodeSettings settings() {
    return new AgentNodeSettings(
        "a 1",
        "localhost",
        2601,
        5051,
        "0.1.0",
        folder,
        Resources.of(4, 4096),
        Attributes.NONE,
        Duration.ofSeconds(5),
        Duration.ofMillis(200));
  }

  private AgentNode start(Checkpoint checkpoint) {
    return AgentNode.start(
        settings(),
        kit.system(),
        owner -> {
          master.set(new RecordingConnection(owner));
          return master();
        },
        checkpoint,
        owner -> {
          fake.set(new FakeContainerizer(owner));
          return fake();
        });
  }

  /** With real disk and real processes. */
  private AgentNode startReal() {
    return AgentNode.start(
        settings(),
        kit.system(),
        owner -> {
          master.set(new RecordingConnection(owner));
          return master();
        });
  }

  private RecordingConnection master() {
    return Objects.requireNonNull(master.get());
  }

  private FakeContainerizer fake() {
    return Objects.requireNonNull(fake.get());
  }

  private void register() throws InterruptedException {
    master().connect();
    master().waitFor(RegisterAgent.class);
    master().say(new MasterToAgent.AgentRegistered(new AgentId("S0"), Duration.ZERO));
    master().waitFor(ReportResources.class);
  }

  private void run(String task, CommandSpec command) {
    TaskSpec spec = TaskSpec.of(new TaskId(task), task, Resources.of(1, 64), command);
    master().say(new MasterToAgent.RunTasks(FRAMEWORK, "", List.of(spec)));
  }

  /** Waits for the task's next status that is not a repetition, and acknowledges it. */
  private TaskStatus acknowledge(TaskState expected) throws InterruptedException {
    while (true) {
      TaskStatus status = master().waitFor(AgentStatusUpdate.class).status();
      master()
          .say(
              new MasterToAgent.AcknowledgeAgentStatus(
                  FRAMEWORK, status.task(), status.id().orElseThrow()));
      if (status.state() == expected) {
        return status;
      }
    }
  }

  private static String await(AgentNode node) throws Exception {
    return node.terminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void carriesATaskFromItsLaunchToItsEnd() throws Exception {
    AgentNode node = start(new InMemoryCheckpoint());
    register();
    run("t1", CommandSpec.exec("true"));
    acknowledge(TaskState.STARTING);
    acknowledge(TaskState.RUNNING);
    assertThat(node.views().agent().used()).isEqualTo(Resources.of(1, 64));
    assertThat(node.views().agent().tasks().get(0).pid()).contains(4711L);

    fake().exit(new TaskKey(FRAMEWORK, new TaskId("t1")), 0);
    acknowledge(TaskState.FINISHED);
    node.stop().toCompletableFuture().get(30, TimeUnit.SECONDS);

    assertThat(node.views().agent().used()).isEqualTo(Resources.none());
    assertThat(node.views().agent().counters()).containsEntry("tasks_finished", 1L);
    assertThat(node.views().agent().tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.statuses()).hasSize(3));
  }

  @Test
  void sendsAStatusAgainUntilItIsAcknowledged() throws Exception {
    AgentNode node = start(new InMemoryCheckpoint());
    register();
    run("t1", CommandSpec.exec("true"));

    AgentStatusUpdate first = master().waitFor(AgentStatusUpdate.class);
    assertThat(master().waitFor(AgentStatusUpdate.class)).isEqualTo(first);
    node.stop();
    await(node);
  }

  @Test
  void writesBeforeItSpeaks() throws Exception {
    List<AgentEvent.Durable> written = new ArrayList<>();
    AgentNode node =
        start(
            new Checkpoint() {
              @Override
              public List<AgentEvent.Durable> replay() {
                return List.of();
              }

              @Override
              public void append(List<AgentEvent.Durable> events) {
                synchronized (written) {
                  written.addAll(events);
                }
              }
            });
    register();
    run("t1", CommandSpec.exec("true"));
    TaskStatus status = master().waitFor(AgentStatusUpdate.class).status();

    synchronized (written) {
      assertThat(written)
          .contains(
              new AgentEvent.StatusRecorded(new TaskKey(FRAMEWORK, new TaskId("t1")), status));
    }
    node.stop();
    await(node);
  }

  @Test
  void stopsInOrderWithAllItsTasks() throws Exception {
    AgentNode node = start(new InMemoryCheckpoint());
    register();
    run("t1", CommandSpec.exec("true"));
    acknowledge(TaskState.RUNNING);

    node.stop();
    acknowledge(TaskState.KILLED);
    master().waitFor(UnregisterAgent.class);

    assertThat(await(node)).isEmpty();
    assertThat(master().closed()).isTrue();
    assertThat(fake().closed()).isTrue();
  }

  @Test
  void tellsWhyItWasRefused() throws Exception {
    AgentNode node = start(new InMemoryCheckpoint());
    master().connect();
    master().say(new MasterToAgent.AgentRefused("another agent has this name"));

    assertThat(await(node)).isEqualTo("another agent has this name");
    assertThat(node.stop().toCompletableFuture()).isCompleted();
  }

  @Test
  void stopsWhenTheDiskFailsAndSaysWhy() throws Exception {
    AgentNode node =
        start(
            new Checkpoint() {
              @Override
              public List<AgentEvent.Durable> replay() {
                return List.of();
              }

              @Override
              public void append(List<AgentEvent.Durable> events) {
                throw new CheckpointException("cannot write to here", new IOException());
              }
            });

    assertThat(await(node)).isEqualTo("cannot write to here");
  }

  @Test
  void failsToStartWithWhateverTheLinkThrows() {
    assertThatThrownBy(
            () ->
                AgentNode.start(
                    settings(),
                    kit.system(),
                    owner -> {
                      throw new IllegalStateException("port 2601 is in use");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("port 2601 is in use");
  }

  @Test
  void takesUpItsTasksAfterARestart() throws Exception {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
    AgentNode first = start(checkpoint);
    register();
    run("t1", CommandSpec.exec("true"));
    acknowledge(TaskState.RUNNING);
    master().say(new MasterToAgent.AgentRefused("as if the JVM were gone"));
    await(first);

    AgentNode second = start(checkpoint);
    master().connect();
    RegisterAgent said = master().waitFor(RegisterAgent.class);

    assertThat(said.id()).isEqualTo(Optional.of(new AgentId("S0")));
    assertThat(said.tasks()).hasSize(1);
    second.stop();
    await(second);
  }

  @Test
  void runsRealProcessesAndLeavesNoneBehind() throws Exception {
    AgentNode node = startReal();
    register();
    run("t1", CommandSpec.shell("echo hello"));
    TaskStatus end = acknowledge(TaskState.FINISHED);
    assertThat(end.exit()).isPresent();
    run("t2", CommandSpec.shell("trap '' TERM; sleep 300 & wait; sleep 300"));
    acknowledge(TaskState.RUNNING);
    long pid =
        node.views().agent().tasks().stream().flatMap(t -> t.pid().stream()).findFirst().get();

    node.stop();
    acknowledge(TaskState.KILLED);

    assertThat(await(node)).isEmpty();
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(AgentNode.highestEpoch(folder)).isEqualTo(3);
    assertThat(
            node.views().agent().tasks().stream()
                .filter(t -> t.spec().id().value().equals("t1"))
                .map(t -> t.sandbox().resolve("stdout")))
        .singleElement()
        .satisfies(file -> assertThat(file).hasContent("hello"));
  }
}

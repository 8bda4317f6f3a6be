package dev.parley.agent.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.agent.core.AgentEvent;
import dev.parley.agent.core.AgentState;
import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointTest {
  private static final AgentId AGENT = new AgentId("S0");

  @TempDir Path folder;

  private static TaskLaunch launch(int number) {
    CommandSpec command =
        CommandSpec.exec("echo", "a\nb", "Łódź").withEnvironment(Map.of("A B", "\"c\"\n"));
    TaskSpec spec =
        TaskSpec.of(new TaskId("t" + number), "n", Resources.of(0.1, 32), command)
            .withLabels(Map.of("k", "v"));
    return new TaskLaunch(
        new FrameworkId("f"), "nobody", spec, AGENT, new ContainerId("S0-" + number));
  }

  private static AgentEvent.StatusRecorded recorded(int number, TaskState state) {
    TaskStatus status =
        new TaskStatus(
            new TaskId("t" + number),
            state,
            TaskSource.EXECUTOR,
            Optional.of(TaskReason.COMMAND_EXECUTOR_FAILED),
            "a\nmessage",
            Instant.ofEpochSecond(1, 5),
            Optional.of(new StatusId("S0-" + number + "-" + state)),
            Optional.of(AGENT),
            Optional.of(ProcessExit.bySignal(9)));
    return new AgentEvent.StatusRecorded(launch(number).key(), status);
  }

  private FileCheckpoint open() {
    return FileCheckpoint.in(folder.resolve("meta"));
  }

  private List<AgentEvent.Durable> reopened() {
    return open().replay();
  }

  private Path taskFile(int number) {
    return folder.resolve("meta/tasks/S0-" + number + ".log");
  }

  private FileCheckpoint twoTasks() {
    FileCheckpoint checkpoint = open();
    assertThat(checkpoint.replay()).isEmpty();
    checkpoint.append(
        List.of(
            new AgentEvent.AgentIdGiven(AGENT),
            new AgentEvent.NumbersReserved(0, 10),
            new AgentEvent.TaskAccepted(launch(1)),
            new AgentEvent.TaskAccepted(launch(2))));
    checkpoint.append(List.of(recorded(1, TaskState.STARTING), recorded(2, TaskState.STARTING)));
    checkpoint.append(List.of(recorded(1, TaskState.RUNNING)));
    return checkpoint;
  }

  @Test
  void givesBackEveryKindOfEventAsItWasWritten() {
    StatusId id = new StatusId("S0-1-RUNNING");
    List<AgentEvent.Durable> events =
        List.of(
            new AgentEvent.EpochSeen(12),
            new AgentEvent.AgentIdGiven(AGENT),
            new AgentEvent.NumbersReserved(3, 7),
            new AgentEvent.TaskAccepted(launch(1)),
            recorded(1, TaskState.RUNNING),
            new AgentEvent.StatusAcknowledged(launch(1).key(), id),
            new AgentEvent.TaskDisowned(launch(1).key()),
            new AgentEvent.ResourcesReleased(launch(1).key()),
            new AgentEvent.TaskRefused(launch(2)));
    open().append(events);

    assertThat(reopened()).isEqualTo(events);
  }

  @Test
  void everyDurableEventHasAName() {
    assertThat(EventLine.NAMES.classes())
        .containsExactlyInAnyOrderElementsOf(leaves(AgentEvent.Durable.class).toList());
  }

  private static Stream<Class<?>> leaves(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isSealed() ? leaves(c) : Stream.of(c));
  }

  @Test
  void keepsNothingOfAForgottenTask() {
    FileCheckpoint checkpoint = twoTasks();

    checkpoint.append(
        List.of(recorded(1, TaskState.FINISHED), new AgentEvent.TaskForgotten(launch(1).key())));

    assertThat(taskFile(1)).doesNotExist();
    assertThat(AgentState.replay(reopened()).tasks()).containsOnlyKeys(launch(2).key());
  }

  @Test
  void theAgentsOwnFileDoesNotGrowAcrossRestarts() throws IOException {
    for (int i = 1; i <= 50; i++) {
      FileCheckpoint checkpoint = open();
      checkpoint.replay();
      checkpoint.append(
          List.of(new AgentEvent.EpochSeen(i), new AgentEvent.NumbersReserved(i, i + 1)));
    }

    assertThat(reopened())
        .containsExactly(new AgentEvent.EpochSeen(50), new AgentEvent.NumbersReserved(50, 51));
    assertThat(Files.readAllLines(folder.resolve("meta/agent.log"))).hasSize(2);
  }

  @Test
  void aTornLastLineCostsOnlyThatLineAndWritingGoesOn() throws IOException {
    twoTasks();
    byte[] bytes = Files.readAllBytes(taskFile(1));
    Files.write(taskFile(1), Arrays.copyOf(bytes, bytes.length - 5));

    FileCheckpoint checkpoint = open();
    AgentState state = AgentState.replay(checkpoint.replay());
    assertThat(state.task(launch(1).key()).orElseThrow().state()).isEqualTo(TaskState.STARTING);

    checkpoint.append(List.of(recorded(1, TaskState.FAILED)));
    assertThat(AgentState.replay(reopened()).task(launch(1).key()).orElseThrow().statuses())
        .extracting(TaskStatus::state)
        .containsExactly(TaskState.STARTING, TaskState.FAILED);
  }

  @Test
  void everyPrefixOfATaskFileCanBeReplayed() throws IOException {
    twoTasks();
    byte[] bytes = Files.readAllBytes(taskFile(1));
    for (int length = 0; length <= bytes.length; length += 7) {
      Files.write(taskFile(1), Arrays.copyOf(bytes, length));
      assertThat(AgentState.replay(reopened()).tasks()).containsKey(launch(2).key());
    }
  }

  @Test
  void aFlippedBitInTheMiddleKeepsWhatCameBefore() throws IOException {
    twoTasks();
    byte[] bytes = Files.readAllBytes(taskFile(1));
    int second = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 30;
    bytes[second] ^= 4;
    Files.write(taskFile(1), bytes);

    AgentState state = AgentState.replay(reopened());

    assertThat(state.task(launch(1).key()).orElseThrow().state()).isEqualTo(TaskState.STAGING);
    assertThat(state.task(launch(2).key()).orElseThrow().state()).isEqualTo(TaskState.STARTING);
  }

  @Test
  void aDamagedFirstLineCostsItsTaskAndIsKeptForInspection() throws IOException {
    twoTasks();
    byte[] bytes = Files.readAllBytes(taskFile(1));
    bytes[20] ^= 4;
    Files.write(taskFile(1), bytes);

    assertThat(AgentState.replay(reopened()).tasks()).containsOnlyKeys(launch(2).key());
    assertThat(taskFile(1)).doesNotExist();
    assertThat(folder.resolve("meta/tasks/S0-1.log.corrupt")).exists();
  }

  @Test
  void aDamagedLineOfTheAgentCostsOnlyThatLine() throws IOException {
    twoTasks();
    Path file = folder.resolve("meta/agent.log");
    Files.writeString(file, "garbage\n", StandardOpenOption.APPEND);
    open().append(List.of(new AgentEvent.EpochSeen(9)));

    AgentState state = AgentState.replay(reopened());

    assertThat(state.id()).contains(AGENT);
    assertThat(state.epoch()).isEqualTo(9);
    assertThat(Files.readString(file)).doesNotContain("garbage");
  }

  @Test
  void isClosedToOtherAccounts() throws IOException {
    open();

    assertThat(Files.getPosixFilePermissions(folder.resolve("meta"))).hasSize(3);
  }

  @Test
  void saysWhichFolderCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> FileCheckpoint.in(file.resolve("meta")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(file.toString());
  }
}

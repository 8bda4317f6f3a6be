package dev.parley.cli.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.cli.client.FakeNode;
import dev.parley.cli.client.FakeNode.Answer;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.state.TaskEntry;
import dev.parley.cli.work.output.RemoteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The task here takes its next step whenever the follower pauses. */
final class TaskOutputTest {
  private final FakeNode master;
  private final FakeFile stdout = new FakeFile();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicInteger step = new AtomicInteger();

  private volatile String state = "TASK_RUNNING";
  private volatile boolean leader = true;
  private volatile Runnable whenAsked = () -> {};

  TaskOutputTest() throws IOException {
    master = new FakeNode();
    master.on(
        "/tasks",
        query -> {
          whenAsked.run();
          return leader
              ? Answer.ok("{\"tasks\":[{\"id\":\"t1\",\"state\":\"" + state + "\"}]}")
              : new Answer(503, "No leader elected", Map.of());
        });
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void isPrintedAsItComesUntilTheTaskEnds() throws InterruptedException {
    stdout.contents = Optional.of("");

    follow(
        () -> {
          switch (step.incrementAndGet()) {
            case 1 -> stdout.contents = Optional.of("one\n");
            case 2 -> {
              assertThat(written).hasToString("one\n");
              stdout.contents = Optional.of("one\ntwo\n");
            }
            default -> state = "TASK_FINISHED";
          }
        });

    assertThat(written).hasToString("one\ntwo\n");
  }

  @Test
  void includesWhatTheTaskWroteJustBeforeItsEnd() throws InterruptedException {
    whenAsked =
        () -> {
          stdout.contents = Optional.of("last words\n");
          state = "TASK_FAILED";
        };

    follow(() -> {});

    assertThat(written).hasToString("last words\n");
  }

  @Test
  void isWaitedForUntilTheTaskHasASandbox() throws InterruptedException {
    follow(
        () -> {
          stdout.contents = Optional.of("late\n");
          state = step.incrementAndGet() == 1 ? "TASK_RUNNING" : "TASK_FINISHED";
        });

    assertThat(written).hasToString("late\n");
  }

  @Test
  void isFollowedThroughAChangeOfTheLeadingMaster() throws InterruptedException {
    stdout.contents = Optional.of("before\n");

    follow(
        () -> {
          leader = step.incrementAndGet() % 3 == 0;
          stdout.contents = Optional.of("before\nafter\n");
          state = step.get() < 6 ? "TASK_RUNNING" : "TASK_FINISHED";
        });

    assertThat(written).hasToString("before\nafter\n");
  }

  @Test
  void isGivenUpIfTheAgentStaysAway() {
    stdout.reachable = false;

    assertThatThrownBy(() -> follow(step::incrementAndGet))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("the files of task t1 cannot be read: agent a1 does not answer (unplugged)");
    assertThat(step).hasValueGreaterThan(100);
  }

  @Test
  void isNoLongerReadOnceNobodyReadsWhatIsPrinted() throws InterruptedException {
    stdout.contents = Optional.of("line\n");

    output().follow(new PrintStream(new ClosedPipe(), true, StandardCharsets.UTF_8), () -> {});

    assertThat(master.requests()).hasSize(1);
  }

  @Test
  void isPrintedOnceWithoutFollowing() {
    stdout.contents = Optional.of("so far\n");

    assertThat(output().print(printed())).isTrue();
    assertThat(written).hasToString("so far\n");
  }

  @Test
  void isMissingWhileTheTaskHasNoSandbox() {
    assertThat(output().print(printed())).isFalse();
  }

  private void follow(TaskOutput.Pause pause) throws InterruptedException {
    output().follow(printed(), pause);
  }

  private PrintStream printed() {
    return new PrintStream(written, true, StandardCharsets.UTF_8);
  }

  private TaskOutput output() {
    TaskEntry task =
        new TaskEntry(
            JsonNodeFactory.instance
                .objectNode()
                .put("id", "t1")
                .put("framework_id", "f1")
                .put("slave_id", "a1"));
    return new TaskOutput(master.client(), task, stdout);
  }

  /** A file of ASCII text on an agent that may be out of reach. */
  private static final class FakeFile implements RemoteFile {
    volatile Optional<String> contents = Optional.empty();
    volatile boolean reachable = true;

    @Override
    public Optional<Page> page(long offset) throws IOException {
      return now().map(text -> new Page(text.substring((int) offset), text.length()));
    }

    @Override
    public OptionalLong size() throws IOException {
      Optional<String> now = now();
      return now.isPresent() ? OptionalLong.of(now.get().length()) : OptionalLong.empty();
    }

    @Override
    public OptionalLong copy(long offset, OutputStream out) {
      throw new AssertionError("this is text");
    }

    private Optional<String> now() throws IOException {
      if (!reachable) {
        throw new IOException("unplugged");
      }
      return contents;
    }
  }

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}

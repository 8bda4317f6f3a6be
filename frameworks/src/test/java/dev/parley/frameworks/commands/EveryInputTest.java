package dev.parley.frameworks.commands;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.parley.model.ids.TaskId;
import dev.parley.sdk.FrameworkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EveryInputTest {
  private static final List<CommandsInput> INPUTS =
      List.of(
          new CommandsInput.Hear(new FrameworkEvent.Disconnected("gone")),
          new CommandsInput.Submit(List.of(CoreRun.job(1))),
          new CommandsInput.Release(new TaskId("job-1")),
          new CommandsInput.Tick(),
          new CommandsInput.Stop(Duration.ZERO),
          new CommandsInput.NoMoreJobs());

  @Test
  void everyInputHasARule() {
    Set<Class<?>> covered = INPUTS.stream().map(Object::getClass).collect(Collectors.toSet());
    Assertions.assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(CommandsInput.class.getPermittedSubclasses()).toList());
    for (CommandsInput input : INPUTS) {
      CommandsCore core = new CommandsCore(JobRules.DEFAULT);
      assertThatCode(() -> core.decide(input, Instant.EPOCH)).doesNotThrowAnyException();
    }
  }
}

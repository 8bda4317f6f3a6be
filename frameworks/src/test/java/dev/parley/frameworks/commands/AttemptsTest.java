package dev.parley.frameworks.commands;

import static dev.parley.frameworks.commands.CoreRun.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.frameworks.commands.JobEnd.Result;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.sdk.FrameworkEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptsTest {
  private static final String ROOM = "cpus:1;mem:4096";

  @Test
  void acknowledgesAnEndOnlyWhenItsOutputIsNotNeededAnyMore() {
    CoreRun run = launched(JobRules.DEFAULT);
    TaskStatus running = run.report("job-1", TaskState.RUNNING);
    assertThat(run.acknowledged()).containsExactly(running);
    TaskStatus end = run.report("job-1", TaskState.FINISHED);
    assertThat(run.end().result()).isEqualTo(Result.FINISHED);
    assertThat(run.acknowledged()).isEmpty();
    run.give(new CommandsInput.NoMoreJobs());
    assertThat(run.finished()).isFalse();
    run.give(new CommandsInput.Release(new TaskId("job-1")));
    assertThat(run.acknowledged()).containsExactly(end);
    assertThat(run.finished()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"DROPPED", "UNKNOWN"})
  void launchesAnewWhatNeverRanUnderANewIdAndWithoutCountingIt(TaskState state) {
    CoreRun run = launched(JobRules.DEFAULT);
    run.reportByMaster("job-1", state);
    assertThat(run.told(JobEvent.Ended.class)).isEmpty();
    assertThat(run.effects(CommandsEffect.Revive.class)).hasSize(1);
    run.offer(ROOM);
    assertThat(run.launched()).containsExactly("job-1.2");
    run.reportByMaster("job-1.2", state);
    run.offer(ROOM);
    assertThat(run.launched()).containsExactly("job-1.3");
  }

  @Test
  void doesNotCountWhatNeverRanAsARetry() {
    CoreRun run = launched(JobRules.DEFAULT.withRetries(1));
    run.reportByMaster("job-1", TaskState.DROPPED);
    run.offer(ROOM);
    run.report("job-1.2", TaskState.FAILED);
    assertThat(run.told(JobEvent.TriedInVain.class)).hasSize(1);
    run.offer(ROOM);
    run.report("job-1.3", TaskState.FAILED);
    assertThat(run.end().result()).isEqualTo(Result.FAILED);
  }

  @Test
  void countsATaskAsLostThatHasRunAndIsNotKnownAnyMore() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.report("job-1", TaskState.RUNNING);
    run.reportByMaster("job-1", TaskState.UNKNOWN);
    assertThat(run.end().result()).isEqualTo(Result.FAILED);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"FAILED", "LOST", "GONE", "GONE_BY_OPERATOR"})
  void triesAgainAsOftenAsAllowed(TaskState state) {
    CoreRun run = launched(JobRules.DEFAULT.withRetries(1));
    run.report("job-1", state);
    assertThat(run.told(JobEvent.TriedInVain.class)).hasSize(1);
    assertThat(run.acknowledged()).hasSize(1);
    run.offer(ROOM);
    assertThat(run.launched()).containsExactly("job-1.2");
    run.report("job-1.2", state);
    assertThat(run.end().result()).isEqualTo(Result.FAILED);
    assertThat(run.end().task()).contains(new TaskId("job-1.2"));
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"ERROR", "KILLED"})
  void doesNotTryAgainWhatIsInvalidOrWasKilledBySomebody(TaskState state) {
    CoreRun run = launched(JobRules.DEFAULT.withRetries(5));
    run.report("job-1", state);
    assertThat(run.end().result()).isEqualTo(Result.FAILED);
  }

  @Test
  void killsWhatTakesTooLongAndCountsItAsFailed() {
    CoreRun run = launched(JobRules.DEFAULT.withTimeout(Duration.ofSeconds(5)).withRetries(1));
    run.report("job-1", TaskState.RUNNING);
    run.pass(Duration.ofSeconds(4));
    assertThat(run.effects(CommandsEffect.Kill.class)).isEmpty();
    run.pass(Duration.ofSeconds(1));
    assertThat(run.effects(CommandsEffect.Kill.class))
        .containsExactly(
            new CommandsEffect.Kill(new TaskId("job-1"), JobRules.DEFAULT.killGrace()));
    run.pass(Duration.ofSeconds(1));
    assertThat(run.effects(CommandsEffect.Kill.class)).isEmpty();
    run.report("job-1", TaskState.KILLED);
    assertThat(run.told(JobEvent.TriedInVain.class).get(0).why()).isEqualTo("timed out after 5 s");
  }

  @Test
  void waitsForAnUnreachableAgentButNotForEver() {
    CoreRun run = launched(JobRules.DEFAULT.withRetries(1));
    run.reportByMaster("job-1", TaskState.UNREACHABLE);
    run.pass(Duration.ofSeconds(59));
    assertThat(run.effects()).isEmpty();
    run.pass(Duration.ofSeconds(1));
    assertThat(run.effects(CommandsEffect.Kill.class)).hasSize(1);
    assertThat(run.told(JobEvent.TriedInVain.class)).hasSize(1);
    run.offer(ROOM);
    assertThat(run.launched()).containsExactly("job-1.2");
  }

  @Test
  void goesOnWithATaskWhoseAgentReturns() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.reportByMaster("job-1", TaskState.UNREACHABLE);
    run.report("job-1", TaskState.RUNNING);
    run.pass(Duration.ofMinutes(10));
    assertThat(run.effects()).isEmpty();
    run.report("job-1", TaskState.FINISHED);
    assertThat(run.end().finished()).isTrue();
  }

  @Test
  void killsATaskThatComesBackAfterItWasGivenUp() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.reportByMaster("job-1", TaskState.GONE);
    assertThat(run.end().result()).isEqualTo(Result.FAILED);
    run.report("job-1", TaskState.RUNNING);
    assertThat(run.effects(CommandsEffect.Kill.class)).hasSize(1);
    assertThat(run.acknowledged()).hasSize(1);
    run.report("job-1", TaskState.KILLED);
    assertThat(run.acknowledged()).hasSize(1);
    assertThat(run.told(JobEvent.Ended.class)).isEmpty();
  }

  @Test
  void reconcilesWhatIsOpenWhenTheSessionIsResumed() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.hear(new FrameworkEvent.Disconnected("gone"));
    run.hear(new FrameworkEvent.Subscribed(CoreRun.FRAMEWORK, true));
    assertThat(run.effects(CommandsEffect.Reconcile.class).get(0).tasks())
        .containsExactly(new TaskId("job-1"));
    run.reportByMaster("job-1", TaskState.RUNNING);
    assertThat(run.acknowledged()).isEmpty();
    run.report("job-1", TaskState.FINISHED);
    run.give(new CommandsInput.Release(new TaskId("job-1")));
    run.hear(new FrameworkEvent.Subscribed(CoreRun.FRAMEWORK, true));
    assertThat(run.effects(CommandsEffect.Reconcile.class)).isEmpty();
  }

  @Test
  void ignoresAnEndThatIsToldAgainWhileItsOutputIsRead() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.report("job-1", TaskState.FINISHED);
    run.reportByMaster("job-1", TaskState.FINISHED);
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void endsEverythingWhenStopped() {
    CoreRun run = CoreRun.with(JobRules.DEFAULT.withRetries(3), job(1), job(2));
    run.offer(ROOM);
    run.give(new CommandsInput.Stop(Duration.ofSeconds(7)));
    assertThat(run.effects(CommandsEffect.Kill.class))
        .containsExactly(new CommandsEffect.Kill(new TaskId("job-1"), Duration.ofSeconds(7)));
    assertThat(run.end().result()).isEqualTo(Result.STOPPED);
    assertThat(run.finished()).isFalse();
    run.submit(job(3));
    assertThat(run.end().result()).isEqualTo(Result.STOPPED);
    run.report("job-1", TaskState.KILLED);
    assertThat(run.end().result()).isEqualTo(Result.STOPPED);
    run.give(new CommandsInput.Release(new TaskId("job-1")));
    assertThat(run.finished()).isTrue();
  }

  @Test
  void doesNotLaunchAnewWhatWasDroppedWhileStopping() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.give(new CommandsInput.Stop(Duration.ZERO));
    run.reportByMaster("job-1", TaskState.DROPPED);
    assertThat(run.end().result()).isEqualTo(Result.STOPPED);
    assertThat(run.finished()).isTrue();
  }

  @Test
  void doesNotWaitForUnreachableTasksWhenStopped() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.reportByMaster("job-1", TaskState.UNREACHABLE);
    run.give(new CommandsInput.Stop(Duration.ZERO));
    assertThat(run.end().result()).isEqualTo(Result.STOPPED);
    assertThat(run.finished()).isTrue();
  }

  @Test
  void tellsOfTheFailureOfTheSessionAndOfNothingAfterIt() {
    CoreRun run = launched(JobRules.DEFAULT);
    run.hear(new FrameworkEvent.Failed("no such framework"));
    assertThat(run.told(JobEvent.Failed.class))
        .containsExactly(new JobEvent.Failed("no such framework"));
    run.report("job-1", TaskState.FINISHED);
    assertThat(run.effects()).isEmpty();
  }

  private static CoreRun launched(JobRules rules) {
    CoreRun run = CoreRun.with(rules, job(1));
    run.offer(ROOM);
    assertThat(run.launched()).containsExactly("job-1");
    return run;
  }
}

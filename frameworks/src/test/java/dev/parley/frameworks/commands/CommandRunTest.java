package dev.parley.frameworks.commands;

import static dev.parley.frameworks.commands.CoreRun.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.offers.Operation;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.KillTask;
import dev.parley.protocol.messages.FrameworkToMaster.Reconcile;
import dev.parley.protocol.messages.FrameworkToMaster.Revive;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.FrameworkToMaster.Suppress;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.testkit.FakeMaster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandRunTest {
  private final FakeMaster master = new FakeMaster();
  private final BlockingQueue<JobEvent> events = new LinkedBlockingQueue<>();
  private final CommandRun run =
      CommandRun.start(
          (system, scheduler) ->
              master.connect(
                  system,
                  FakeMaster.settings(FrameworkInfo.named("test")).withManualAcknowledgement(),
                  scheduler),
          JobRules.DEFAULT.withRetries(1),
          events::add);

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void runsAJobAndTearsTheFrameworkDownWhenItsOutputWasRead() throws Exception {
    master.expect(Subscribe.class);
    run.submit(List.of(job(1)));
    run.noMoreJobs();
    await(JobEvent.Connected.class);
    TaskSpec task = launch();
    master.expect(Suppress.class);
    master.report(task.id(), TaskState.RUNNING);
    master.expect(AcknowledgeStatus.class);
    master.report(task.id(), TaskState.FINISHED);
    JobEnd end = await(JobEvent.Ended.class).end();
    assertThat(master.unexpected()).noneMatch(AcknowledgeStatus.class::isInstance);
    run.release(end);
    master.expect(AcknowledgeStatus.class);
    master.expect(Teardown.class);
    await(JobEvent.Over.class);
  }

  @Test
  void revivesOffersForARetryAndReconcilesAfterAFailOver() throws Exception {
    run.submit(List.of(job(1)));
    await(JobEvent.Connected.class);
    TaskSpec first = launch();
    master.expect(Suppress.class);
    master.report(first.id(), TaskState.FAILED);
    master.expect(Revive.class);
    TaskSpec second = launch();
    assertThat(second.id()).isNotEqualTo(first.id());
    master.failOver();
    await(JobEvent.Connected.class);
    assertThat(master.expect(Reconcile.class).tasks()).containsExactly(second.id());
  }

  @Test
  void killsWhatRunsWhenStopped() throws Exception {
    run.submit(List.of(job(1)));
    await(JobEvent.Connected.class);
    TaskSpec task = launch();
    run.stop(Duration.ofSeconds(2));
    assertThat(master.expect(KillTask.class).grace()).contains(Duration.ofSeconds(2));
    master.report(task.id(), TaskState.KILLED);
    assertThat(await(JobEvent.Ended.class).end().result()).isEqualTo(JobEnd.Result.STOPPED);
  }

  @Test
  void tellsThatItHasFailedWhenNoMasterAnswers() throws Exception {
    BlockingQueue<JobEvent> told = new LinkedBlockingQueue<>();
    try (CommandRun refused =
        CommandRun.start(
            (system, scheduler) -> {
              throw new FrameworkFailedException("nobody there");
            },
            JobRules.DEFAULT,
            told::add)) {
      assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new JobEvent.Failed("nobody there"));
      assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new JobEvent.Over());
      refused.noMoreJobs();
    }
  }

  private TaskSpec launch() throws InterruptedException {
    master.offer("cpus:4;mem:4096");
    AcceptOffers accepted = master.expect(AcceptOffers.class);
    await(JobEvent.Launched.class);
    return ((Operation.Launch) accepted.operations().get(0)).tasks().get(0);
  }

  private <T extends JobEvent> T await(Class<T> type) throws InterruptedException {
    while (true) {
      JobEvent event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("an event " + type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }
}

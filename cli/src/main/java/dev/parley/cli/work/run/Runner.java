package dev.parley.cli.work.run;

import dev.parley.cli.work.cluster.Interruption;
import dev.parley.cli.work.cluster.Opening;
import dev.parley.cli.work.cluster.RoomAdvice;
import dev.parley.cli.work.cluster.Target;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.frameworks.commands.CommandRun;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.frameworks.commands.JobRules;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.sdk.FrameworkSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Opens what one run needs, and closes all of it in the reverse order, also on Ctrl-C. */
public final class Runner {
  private Runner() {}

  /**
   * Runs one job, and shows its output.
   *
   * @param grace between SIGTERM and SIGKILL
   * @param patience how long to wait for an offer with room; absent for ever
   * @return the exit code
   */
  public static int run(
      Opening cluster,
      FrameworkInfo framework,
      Job job,
      Duration grace,
      Optional<Duration> patience)
      throws IOException {
    BlockingQueue<JobEvent> news = new LinkedBlockingQueue<>();
    JobRules rules = JobRules.DEFAULT.withKillGrace(grace);
    try (Interruption interruption = Interruption.watch(() -> {});
        Target target = cluster.open();
        CommandRun run =
            CommandRun.start(
                FrameworkSettings.of(framework, target.location()), rules, news::add)) {
      run.submit(List.of(job));
      run.noMoreJobs();
      Output output = new Output(new AgentFiles(target.client()), System.out, System.err);
      return new SingleRun(
              run,
              news,
              output,
              new RoomAdvice(target.client()),
              new SingleRun.Rules(grace, patience, job.resources()),
              interruption::told)
          .follow();
    }
  }
}

package dev.parley.frameworks.commands;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.Parley;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * A run of jobs: subscribes a framework, runs what is submitted, and ends the framework when {@link
 * #noMoreJobs} was said and all is done and released. Lives in a small actor system of its own.
 * Thread-safe; all calls but {@link #close} return at once.
 */
public final class CommandRun implements AutoCloseable {
  /** For the framework to be torn down and to leave the cluster. */
  private static final Duration LEAVE = Duration.ofSeconds(15);

  private final ActorSystem<CommandScheduler.Command> system;

  private CommandRun(ActorSystem<CommandScheduler.Command> system) {
    this.system = system;
  }

  /**
   * Subscribes. What comes of it, also that no master answers, is told to the listener, and {@link
   * JobEvent.Over} is the last it is told.
   */
  public static CommandRun start(FrameworkSettings settings, JobRules rules, JobListener listener) {
    FrameworkSettings manual = settings.withManualAcknowledgement();
    return start((system, events) -> Parley.connect(system, manual, events), rules, listener);
  }

  static CommandRun start(
      BiFunction<ActorSystem<?>, ActorRef<FrameworkEvent>, FrameworkHandle> connect,
      JobRules rules,
      JobListener listener) {
    ActorSystem<CommandScheduler.Command> system =
        ActorSystem.create(
            CommandScheduler.create(rules, connect, listener, steadyClock()),
            "commands",
            smallSystem());
    system.getWhenTerminated().whenComplete((done, failure) -> listener.on(new JobEvent.Over()));
    return new CommandRun(system);
  }

  public void submit(List<Job> jobs) {
    tell(new CommandsInput.Submit(jobs));
  }

  /** The run is over when the jobs submitted so far have ended and were released. */
  public void noMoreJobs() {
    tell(new CommandsInput.NoMoreJobs());
  }

  /**
   * Nothing more will be read of an ended job's last task, so that its agent may forget it. To be
   * called once for each {@link JobEvent.Ended}.
   */
  public void release(JobEnd end) {
    end.task().ifPresent(task -> tell(new CommandsInput.Release(task)));
  }

  /**
   * Ends the run early: what waits is dropped, what runs is killed, and each job's end is told. May
   * be called again with a shorter grace.
   *
   * @param grace between SIGTERM and SIGKILL
   */
  public void stop(Duration grace) {
    tell(new CommandsInput.Stop(grace));
  }

  private void tell(CommandsInput input) {
    system.tell(new CommandScheduler.Decide(input));
  }

  /** Ends the framework, and with it all that still runs, and waits for it for some seconds. */
  @Override
  public void close() {
    system.tell(new CommandScheduler.Abandon());
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, LEAVE.toSeconds(), TimeUnit.SECONDS)
        .join();
    system.terminate();
  }

  /** Without a cluster, as small as it goes: the SDK hides the one it takes part in. */
  private static Config smallSystem() {
    return ConfigFactory.parseString("akka.actor.provider = local")
        .withFallback(ConfigFactory.defaultOverrides())
        .withFallback(ConfigFactory.parseResources("parley-akka.conf"))
        .withFallback(ConfigFactory.load());
  }

  /** Never goes back, unlike the wall clock, whose leaps would time tasks out. */
  private static InstantSource steadyClock() {
    Instant began = Instant.now();
    long nanos = System.nanoTime();
    return () -> began.plusNanos(System.nanoTime() - nanos);
  }
}

package dev.parley.frameworks.commands;

import dev.parley.frameworks.commands.CommandsInput.Hear;
import dev.parley.frameworks.commands.CommandsInput.NoMoreJobs;
import dev.parley.frameworks.commands.CommandsInput.Release;
import dev.parley.frameworks.commands.CommandsInput.Stop;
import dev.parley.frameworks.commands.CommandsInput.Submit;
import dev.parley.frameworks.commands.CommandsInput.Tick;
import dev.parley.frameworks.commands.JobEnd.Result;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.sdk.FrameworkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides how jobs become tasks: which offers are taken for which jobs, and when a run is over.
 * Every offer is answered at once, so none is ever held back from others and a rescinded one needs
 * no answer. Deterministic: the time is an argument. Mutable, owned by the one thread that calls
 * it; nothing survives a crash, with which the framework and its tasks end.
 */
final class CommandsCore {
  /** What no master would take, in characters. */
  private static final long LARGEST_JOB = 4 * 1024 * 1024;

  private final JobRules rules;
  private final WaitingJobs waiting = new WaitingJobs();
  private final Wish wish = new Wish();
  private final Hunger hunger = new Hunger();
  private final RunningJobs running;
  private List<CommandsEffect> effects = new ArrayList<>();
  private boolean connected;
  private boolean closed;
  private boolean stopping;
  private boolean finished;

  CommandsCore(JobRules rules) {
    this.rules = rules;
    this.running = new RunningJobs(rules);
  }

  List<CommandsEffect> decide(CommandsInput input, Instant now) {
    effects = new ArrayList<>();
    if (finished) {
      return List.of();
    } else if (input instanceof Hear heard) {
      hear(heard.event(), now);
    } else if (input instanceof Submit submit) {
      submit.jobs().forEach(this::submit);
    } else if (input instanceof NoMoreJobs) {
      closed = true;
    } else if (input instanceof Release release) {
      running.release(release.task()).ifPresent(effects::add);
    } else if (input instanceof Stop stop) {
      stop(stop.grace());
    } else if (input instanceof Tick) {
      take(running.timePassed(now));
      hungry(now);
    } else {
      throw new IllegalStateException("no rule for " + input.getClass().getSimpleName());
    }
    wish.settle(!waiting.isEmpty()).ifPresent(effects::add);
    if (closed && waiting.isEmpty() && running.isEmpty()) {
      finished = true;
      effects.add(new CommandsEffect.Finish());
    }
    return List.copyOf(effects);
  }

  private void hear(FrameworkEvent event, Instant now) {
    if (event instanceof FrameworkEvent.Subscribed subscribed) {
      connected = true;
      hunger.fed();
      tell(new JobEvent.Connected(subscribed.id(), subscribed.resumed()));
      List<TaskId> open = running.open();
      if (subscribed.resumed() && !open.isEmpty()) {
        // What was under way between this framework and the last master may be lost, either way.
        effects.add(new CommandsEffect.Reconcile(open));
      }
    } else if (event instanceof FrameworkEvent.OffersReceived received) {
      offers(received.offers(), now);
    } else if (event instanceof FrameworkEvent.StatusReceived received) {
      take(running.status(received.status(), now));
    } else if (event instanceof FrameworkEvent.Disconnected disconnected) {
      connected = false;
      tell(new JobEvent.Disconnected(disconnected.why()));
    } else if (event instanceof FrameworkEvent.Failed failed) {
      finished = true;
      tell(new JobEvent.Failed(failed.message()));
    }
    // Rescinded offers were answered when they came.
  }

  private void offers(List<Offer> offers, Instant now) {
    List<OfferId> unused = new ArrayList<>();
    for (Packing.Packed packed : Packing.pack(offers, waiting)) {
      if (packed.jobs().isEmpty()) {
        unused.add(packed.offer().id());
      } else {
        launch(packed, now);
      }
    }
    if (!unused.isEmpty()) {
      effects.add(new CommandsEffect.Decline(unused, Filters.DEFAULT));
    }
  }

  private void launch(Packing.Packed packed, Instant now) {
    Offer offer = packed.offer();
    List<TaskSpec> tasks = new ArrayList<>();
    List<JobEvent> news = new ArrayList<>();
    for (PendingJob pending : packed.jobs()) {
      PendingJob launched = pending.launched();
      TaskSpec task = launched.job().task(launched.launches(), rules.killGrace());
      running.add(Attempt.of(launched, task.id(), offer.agent(), now));
      tasks.add(task);
      news.add(new JobEvent.Launched(launched.job(), task.id(), offer.agent(), offer.hostname()));
    }
    hunger.fed();
    effects.add(new CommandsEffect.Launch(offer.id(), tasks, packed.filters()));
    news.forEach(this::tell);
  }

  private void submit(Job job) {
    if (stopping) {
      end(job, Result.STOPPED, "not started: the run was stopped");
    } else if (job.size() > LARGEST_JOB) {
      end(
          job,
          Result.FAILED,
          String.format("its command is too large to be sent: %,d characters", job.size()));
    } else if (waiting.add(PendingJob.fresh(job))) {
      wish.forgetFilters();
    }
  }

  /** What has become of attempts: some jobs are to be tried again. */
  private void take(RunningJobs.News news) {
    effects.addAll(news.effects());
    for (PendingJob again : news.again()) {
      if (stopping) {
        end(again.job(), Result.STOPPED, "not tried again: the run was stopped");
      } else if (waiting.addFirst(again)) {
        wish.forgetFilters();
      }
    }
  }

  private void stop(Duration grace) {
    stopping = true;
    closed = true;
    for (PendingJob pending : waiting.takeAll()) {
      end(pending.job(), Result.STOPPED, "not started: the run was stopped");
    }
    take(running.killAll(grace));
  }

  private void hungry(Instant now) {
    // Without a master nobody makes offers; that is said by the disconnection.
    Optional<PendingJob> first = waiting.first();
    hunger
        .tick(connected && first.isPresent(), now)
        .ifPresent(
            since -> tell(new JobEvent.NoRoom(first.orElseThrow().job().resources(), since)));
  }

  private void end(Job job, Result result, String message) {
    tell(
        new JobEvent.Ended(
            job,
            new JobEnd(result, Optional.empty(), Optional.empty(), Optional.empty(), message)));
  }

  private void tell(JobEvent event) {
    effects.add(new CommandsEffect.Tell(event));
  }
}

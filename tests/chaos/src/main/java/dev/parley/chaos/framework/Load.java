package dev.parley.chaos.framework;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Keeps some tasks running: two endless ones and otherwise short ones, now and then one that it
 * kills. Drained, it kills all and is quiet once they have ended. Thread-safe, by its own lock.
 */
final class Load {
  private static final int ENDLESS = 2;
  private static final int MOST_PER_OFFER = 2;
  private static final Filters SOON_AGAIN = Filters.refuseFor(Duration.ofMillis(500));

  private final String name;
  private final int most;
  private final Tasks tasks;
  private final Recorder recorder;
  private final RandomGenerator chance;
  private final FrameworkHandle handle;
  private final Set<String> open;
  private int launched;
  private boolean draining;
  private boolean busy;

  Load(
      String name,
      int most,
      Tasks tasks,
      Recorder recorder,
      RandomGenerator chance,
      FrameworkHandle handle,
      Past past) {
    this.name = name;
    this.most = most;
    this.tasks = tasks;
    this.recorder = recorder;
    this.chance = chance;
    this.handle = handle;
    this.open = new LinkedHashSet<>(past.open());
    this.launched = past.launched();
  }

  synchronized void on(FrameworkEvent event) {
    if (event instanceof FrameworkEvent.Subscribed subscribed) {
      recorder.write(
          new ByFramework.Subscribed(
              Clock.now(), name, subscribed.id().toString(), subscribed.resumed()));
      // Launches that were under way may have been lost.
      handle.reconcile(open.stream().map(TaskId::new).toList());
    } else if (event instanceof FrameworkEvent.OffersReceived received) {
      received.offers().forEach(this::answer);
    } else if (event instanceof FrameworkEvent.StatusReceived received) {
      heard(received.status());
    } else if (event instanceof FrameworkEvent.Disconnected disconnected) {
      recorder.write(new ByFramework.Disconnected(Clock.now(), name, disconnected.why()));
    }
  }

  private void answer(Offer offer) {
    List<TaskSpec> chosen = new ArrayList<>();
    var left = offer.resources();
    while (!draining
        && chosen.size() < MOST_PER_OFFER
        && open.size() < most
        && left.contains(Tasks.EACH)) {
      left = left.minus(Tasks.EACH);
      String id = name + "-" + ++launched;
      long endless = open.stream().filter(task -> task.endsWith("e")).count();
      chosen.add(endless < ENDLESS ? tasks.endless(id + "e") : tasks.brief(id, busy));
      open.add(chosen.get(chosen.size() - 1).id().value());
    }
    if (chosen.isEmpty()) {
      handle.decline(List.of(offer.id()), SOON_AGAIN);
      return;
    }
    chosen.forEach(
        task ->
            recorder.write(
                new ByFramework.Launched(
                    Clock.now(), name, task.id().value(), offer.agent().toString(), Tasks.AMOUNT)));
    handle.launch(offer, chosen);
  }

  private void heard(TaskStatus status) {
    String task = status.task().value();
    recorder.write(
        new ByFramework.Status(
            Clock.now(),
            name,
            task,
            status.state().name(),
            status.state().kind().name(),
            status.source().name(),
            status.id().map(Object::toString).orElse("")));
    if (status.state().hasEnded() || status.state() == TaskState.UNKNOWN) {
      // One that nobody knows was never launched: the masters forget no launch they acknowledged.
      open.remove(task);
    } else if (status.state() == TaskState.RUNNING && (draining || chance.nextInt(8) == 0)) {
      kill(task);
    }
    quietIfAllEnded();
  }

  private void kill(String task) {
    recorder.write(new ByFramework.KillAsked(Clock.now(), name, task));
    handle.kill(new TaskId(task));
  }

  /** Ends all; {@link ByFramework.Quiet} is written when all have ended. */
  synchronized void drain() {
    draining = true;
    open.forEach(this::kill);
    handle.reconcile(open.stream().map(TaskId::new).toList());
    quietIfAllEnded();
  }

  private void quietIfAllEnded() {
    if (draining && open.isEmpty()) {
      recorder.write(new ByFramework.Quiet(Clock.now(), name));
    }
  }

  synchronized void work() {
    draining = false;
  }

  /** Whether new tasks are to keep the cores busy. */
  synchronized void busy(boolean wanted) {
    busy = wanted;
  }
}

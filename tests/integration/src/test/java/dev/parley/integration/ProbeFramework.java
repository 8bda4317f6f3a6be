package dev.parley.integration;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.Parley;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A framework whose scheduler is the test: it is told events, and answers by hand. */
final class ProbeFramework implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestProbe<FrameworkEvent> events;
  private final FrameworkHandle handle;
  private final FrameworkId id;
  private final List<String> heard = new ArrayList<>();

  ProbeFramework(ActorTestKit kit, TestCluster cluster, FrameworkInfo info) {
    events = kit.createTestProbe();
    handle =
        Parley.connect(
            kit.system(), FrameworkSettings.of(info, cluster.location()), events.getRef());
    id = await(FrameworkEvent.Subscribed.class).id();
  }

  FrameworkHandle handle() {
    return handle;
  }

  FrameworkId id() {
    return id;
  }

  /** The next event of this kind; others that come before it are passed over. */
  <E extends FrameworkEvent> E await(Class<E> kind) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < end) {
        FrameworkEvent event = next(Duration.ofNanos(end - System.nanoTime()));
        if (kind.isInstance(event)) {
          return kind.cast(event);
        }
      }
    } catch (AssertionError timeout) {
      throw new AssertionError(missing(kind), timeout);
    }
    throw new AssertionError(missing(kind));
  }

  private String missing(Class<?> kind) {
    return "no " + kind.getSimpleName() + " came; heard so far: " + String.join("\n  ", heard);
  }

  private FrameworkEvent next(Duration patience) {
    FrameworkEvent event = events.receiveMessage(patience);
    heard.add(Instant.now() + " " + event);
    return event;
  }

  /** The next single offer. */
  Offer awaitOffer() {
    return await(FrameworkEvent.OffersReceived.class).offers().get(0);
  }

  /** The status that says that the task is in this state. */
  TaskStatus await(TaskId task, TaskState state) {
    TaskStatus status = await(FrameworkEvent.StatusReceived.class).status();
    while (!status.task().equals(task) || status.state() != state) {
      status = await(FrameworkEvent.StatusReceived.class).status();
    }
    return status;
  }

  void expectNothing(Duration time) {
    events.expectNoMessage(time);
  }

  /** Nothing is offered for so long; whatever else happens. */
  void expectNoOffers(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      try {
        if (next(Duration.ofNanos(left)) instanceof FrameworkEvent.OffersReceived offers) {
          throw new IllegalStateException("an offer came: " + offers);
        }
      } catch (AssertionError nothingCame) {
        return;
      }
    }
  }

  static TaskSpec task(String id, Resources resources, String line) {
    return TaskSpec.of(new TaskId(id), id, resources, CommandSpec.shell(line));
  }

  @Override
  public void close() {
    handle.teardown().toCompletableFuture().join();
  }
}

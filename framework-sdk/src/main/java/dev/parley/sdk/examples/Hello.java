package dev.parley.sdk.examples;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.Parley;
import java.util.List;

/** Says hello three times, wherever there is room, and prints what becomes of it. */
public final class Hello {
  private static final Resources EACH = Resources.of(0.1, 32);
  private static final CommandSpec COMMAND = CommandSpec.shell("echo hello from $(hostname)");
  private int launched;
  private int ended;

  public static void main(String[] args) {
    Parley.run(FrameworkSettings.named("hello"), new Hello()::scheduler);
  }

  Behavior<FrameworkEvent> scheduler(FrameworkHandle framework) {
    return Behaviors.receiveMessage(
        event -> {
          if (event instanceof FrameworkEvent.OffersReceived received) {
            received.offers().forEach(offer -> answer(framework, offer));
          } else if (event instanceof FrameworkEvent.StatusReceived received) {
            System.out.println(received.status().task() + " is " + received.status().state());
            ended += received.status().state().hasEnded() ? 1 : 0;
          }
          return ended < 3 ? Behaviors.same() : Behaviors.stopped(framework::teardown);
        });
  }

  private void answer(FrameworkHandle framework, Offer offer) {
    if (launched < 3 && offer.resources().contains(EACH)) {
      TaskId id = new TaskId("hello-" + ++launched);
      framework.launch(offer, List.of(TaskSpec.of(id, "hello", EACH, COMMAND)));
    } else {
      framework.decline(List.of(offer.id()), Filters.DEFAULT);
    }
  }
}

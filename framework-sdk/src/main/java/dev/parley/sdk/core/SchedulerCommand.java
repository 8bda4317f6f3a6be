package dev.parley.sdk.core;

import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster;

/** What a {@link SchedulerCore} is asked to deal with. */
public sealed interface SchedulerCommand {

  /** The way to the masters has news. */
  record HandleLinkEvent(LinkEvent event) implements SchedulerCommand {}

  /**
   * The author of the framework wants this said.
   *
   * @param message anything but what the core says by itself: subscriptions and pongs
   */
  record Say(FrameworkToMaster message) implements SchedulerCommand {
    public Say {
      if (message instanceof FrameworkToMaster.Subscribe
          || message instanceof FrameworkToMaster.FrameworkPong) {
        throw new IllegalArgumentException(
            message.getClass().getSimpleName() + " is said by the SDK alone");
      }
    }
  }

  /** Leave without ending the framework. */
  record Leave() implements SchedulerCommand {}

  /** Time has passed; to be sent a few times a second. */
  record Tick() implements SchedulerCommand {}
}

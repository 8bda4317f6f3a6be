package dev.parley.sdk.core;

import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.sdk.FrameworkEvent;
import java.util.Optional;

/** What is to be done after a decision of a {@link SchedulerCore}, in the order given. */
public sealed interface SchedulerEffect {

  record SendToMaster(FrameworkToMaster message) implements SchedulerEffect {}

  record Deliver(FrameworkEvent event) implements SchedulerEffect {}

  /** The author's question about the framework's own state is answered. */
  record AnswerState(MasterToFramework answer) implements SchedulerEffect {}

  /** The master does not answer: look for the leader anew. */
  record Reconnect(String why) implements SchedulerEffect {}

  /**
   * Close the way to the masters; the session is over.
   *
   * @param failure why, if that was not asked for
   */
  record End(Optional<String> failure) implements SchedulerEffect {}
}

package dev.parley.protocol.view;

import dev.parley.model.ids.TaskKey;
import java.time.Instant;
import java.util.List;

/** How a task went through the six steps of the offer protocol. */
public record TaskTrace(TaskKey task, List<Step> steps) {

  /**
   * One message of the six steps.
   *
   * @param number 1 to 6
   * @param message its name in the documentation of the six steps
   * @param detail figures: resources, offers, states
   */
  public record Step(
      int number, String message, String from, String to, Instant at, String detail) {}
}

package dev.parley.cli.work.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What became of an item, as it is kept.
 *
 * @param item its number
 * @param exit 0 for success; the exit code, 128 plus the signal, or -1 where there is neither
 * @param task of its last attempt; empty if there was none
 * @param agent where that ran; empty if nowhere
 * @param message why it failed; empty if it did not
 */
@JsonPropertyOrder({"item", "exit", "line", "task", "agent", "message"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Result(
    @JsonProperty("item") long item,
    @JsonProperty("exit") int exit,
    @JsonProperty("line") String line,
    @JsonProperty("task") String task,
    @JsonProperty("agent") String agent,
    @JsonProperty("message") String message) {
  static final int NO_EXIT = -1;

  boolean succeeded() {
    return exit == 0;
  }
}

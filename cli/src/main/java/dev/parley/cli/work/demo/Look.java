package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A long task at one moment.
 *
 * @param since when its process began, by which it is told from a later one with the same number
 * @param lines how many it has printed
 */
record Look(String agent, long process, Instant since, int lines) {

  /**
   * @throws CommandFailedException if there is no such process
   */
  static Look at(String agent, Counted counted) {
    Instant since =
        ProcessHandle.of(counted.process())
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().startInstant())
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "process " + counted.process() + " of the task on " + agent + " is gone"));
    return new Look(agent, counted.process(), since, counted.lines());
  }

  /**
   * Both, next to each other.
   *
   * @throws CommandFailedException unless each has gone on as the same process
   */
  static List<String> compare(List<Look> before, List<Look> after) {
    List<String> table = new ArrayList<>();
    table.add("    agent  process  lines printed");
    for (int i = 0; i < before.size(); i++) {
      Look then = before.get(i);
      Look now = after.get(i);
      if (now.process != then.process || !now.since.equals(then.since)) {
        throw new CommandFailedException(
            "the task on " + then.agent + " was process " + then + " and is " + now);
      }
      if (now.lines <= then.lines) {
        throw new CommandFailedException(
            "the task on " + then.agent + " has printed nothing since line " + then.lines);
      }
      table.add(
          String.format(
              "    %-5s  %7d  %d, now %d", now.agent, now.process, then.lines, now.lines));
    }
    return table;
  }
}

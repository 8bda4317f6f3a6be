package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.output.RemoteFile;
import dev.parley.cli.work.output.Retry;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task on each agent that counts aloud for as long as the demo lasts, to be looked at while
 * masters come and go. For one thread.
 */
final class LongTasks {
  /** More than half of an agent's memory, so that none has two. */
  private static final Resources EACH = Resources.of(0.1, 1100);

  private static final Duration GRACE = Duration.ofSeconds(2);

  // Ends with the demo's process, whatever else may fail to end it.
  private static final String SCRIPT =
      """
      echo $$
      n=0
      while kill -0 "$1"; do
        n=$((n + 1))
        echo $n
        sleep 0.2
      done
      """;

  private final DemoRun run;
  private final AgentFiles files;
  private final Map<String, String> names;
  private final Map<TaskId, AgentId> agents = new LinkedHashMap<>();
  private int wanted;
  private int ended;
  private boolean stopping;

  /**
   * @param names of the agents by their ids
   */
  LongTasks(DemoRun run, AgentFiles files, Map<String, String> names) {
    this.run = run;
    this.files = files;
    this.names = names;
  }

  /**
   * Submits one for each agent.
   *
   * @param number of the first job
   */
  void submit(long number) {
    String prefix = TaskNames.unique("long");
    String demo = String.valueOf(ProcessHandle.current().pid());
    CommandSpec command = CommandSpec.exec(List.of("/bin/sh", "-c", SCRIPT, "long", demo));
    List<Job> jobs = new ArrayList<>();
    wanted = names.size();
    for (int i = 0; i < wanted; i++) {
      jobs.add(new Job(number + i, TaskNames.numbered(prefix, i + 1L), "long", EACH, command));
    }
    run.submit(jobs, (event, at) -> on(event));
  }

  private void on(JobEvent event) {
    if (event instanceof JobEvent.Launched launched) {
      agents.put(launched.task(), launched.agent());
    } else if (event instanceof JobEvent.TriedInVain inVain) {
      agents.remove(inVain.task());
    } else if (event instanceof JobEvent.Ended over) {
      ended++;
      run.release(over.end());
      if (!stopping) {
        throw new CommandFailedException("a long task has ended: " + over.end().message());
      }
    }
  }

  /** Whether all have printed something. */
  boolean areRunning() {
    return agents.size() == wanted
        && agents.keySet().stream()
            .allMatch(task -> output(task).map(Counted::lines).orElse(0) > 0);
  }

  /**
   * What they have printed by now, and by which processes, in the order of the agents' names.
   *
   * @throws CommandFailedException if one is not as it should be
   */
  List<Look> look() {
    List<Look> looks = new ArrayList<>();
    for (Map.Entry<TaskId, AgentId> task : agents.entrySet()) {
      String agent = names.getOrDefault(task.getValue().value(), task.getValue().value());
      Counted counted =
          output(task.getKey())
              .orElseThrow(() -> new CommandFailedException("no output of " + task.getKey()));
      looks.add(Look.at(agent, counted));
    }
    looks.sort(Comparator.comparing(Look::agent));
    return looks;
  }

  private Optional<Counted> output(TaskId task) {
    AgentId agent = agents.get(task);
    if (agent == null) {
      return Optional.empty();
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      RemoteFile printed = files.of(agent, run.framework(), task, "stdout");
      Retry.some(
          () -> {
            output.reset();
            printed.copy(0, output);
          });
    } catch (IOException e) {
      throw new CommandFailedException("the output of " + task + " cannot be read: " + e);
    }
    return Counted.parse(output.toString(StandardCharsets.UTF_8));
  }

  /** Ends them; to be waited for with {@link #haveEnded}. */
  void stop() {
    stopping = true;
    run.stopJobs(GRACE);
  }

  boolean haveEnded() {
    return ended == wanted;
  }
}

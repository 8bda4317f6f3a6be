package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.terminal.Figures;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A second master is killed for a while, so that the last one stands alone, in safe mode; a task is
 * submitted then, and must wait.
 */
final class LostMajority {
  private static final Duration WHILE = Duration.ofSeconds(3);
  private static final Resources EACH = Resources.of(0.1, 32);

  private final Scene scene;
  private final Job waiting;
  private Optional<Long> ranAt = Optional.empty();
  private boolean ended;

  /**
   * @param number of the job that waits
   */
  LostMajority(Scene scene, long number) {
    this.scene = scene;
    TaskId id = TaskNames.numbered(TaskNames.unique("waiting"), 1);
    CommandSpec command = scene.started().noting(CommandSpec.exec("true"));
    this.waiting = new Job(number, id, "waiting", EACH, command);
  }

  /** Returns when there is a majority again and the task that waited is over. */
  void play() throws IOException {
    Report report = scene.report();
    String last = scene.leader();
    String second =
        scene.cluster().runningMasters().stream()
            .filter(name -> !name.equals(last))
            .findFirst()
            .orElseThrow();
    report.step("a second master is killed, and no majority is left");
    List<Look> before = scene.longTasks().look();
    long killed = System.nanoTime();
    long process = scene.cluster().killMaster(second);
    report.say("SIGKILL for " + second + " (process " + process + "); " + last + " is alone");
    standStill(last, before, killed);

    report.step(second + " is started again");
    long again = System.nanoTime();
    scene.cluster().startMaster(second);
    resume(again, second);
  }

  private void standStill(String last, List<Look> before, long killed) {
    Report report = scene.report();
    scene
        .waiting()
        .until(last + " was not in safe mode", () -> scene.masters().safeMode(last).isPresent());
    Duration entered = Scene.since(killed);
    scene.times().add("majority lost -> " + last + " in safe mode", entered);
    report.say(last + " is in safe mode " + Figures.duration(entered) + " after that");

    scene.run().submit(List.of(waiting), this::on);
    scene.waiting().pass(WHILE);
    if (ranAt.isPresent() || scene.started().contains(waiting.id())) {
      throw new CommandFailedException("task " + waiting.id() + " was started in safe mode");
    }
    String why =
        scene
            .masters()
            .safeMode(last)
            .orElseThrow(
                () -> new CommandFailedException(last + " left safe mode without a majority"));
    report.say("/health of " + last + " says: \"safe-mode\", " + why);
    report.say(
        "a task submitted meanwhile has not been started in "
            + Figures.duration(WHILE)
            + ", and the long tasks have gone on:");
    report.table(Look.compare(before, scene.longTasks().look()));
  }

  private void resume(long again, String second) {
    scene.leader();
    Duration back = Scene.since(again);
    scene.waiting().until("the task that waited has not run", () -> ranAt.isPresent() && ended);
    Duration ran = Duration.ofNanos(ranAt.orElseThrow() - again);
    scene.times().add("start of " + second + " -> safe mode is over", back);
    scene.times().add("the same -> the task that waited runs", ran);
    scene
        .report()
        .say(
            String.format(
                "safe mode is over %s after that, and the task that waited runs after %s",
                Figures.duration(back), Figures.duration(ran)));
  }

  private void on(JobEvent event, long at) {
    if (event instanceof JobEvent.Progressed progressed
        && progressed.status().state() == TaskState.RUNNING) {
      ranAt = ranAt.or(() -> Optional.of(at));
    } else if (event instanceof JobEvent.Ended over) {
      if (!over.end().finished()) {
        throw new CommandFailedException(
            "task " + waiting.id() + " has failed: " + over.end().message());
      }
      ranAt = ranAt.or(() -> Optional.of(at));
      ended = true;
      scene.run().release(over.end());
    }
  }
}

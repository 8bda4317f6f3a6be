package dev.parley.cli.work.demo;

import dev.parley.cli.work.terminal.Figures;
import java.time.Duration;
import java.util.List;

/** The leading master is killed while the batch is half done. */
final class FailOver {
  private final Scene scene;

  FailOver(Scene scene) {
    this.scene = scene;
  }

  /**
   * Returns when another master leads and tasks run under it.
   *
   * @return that master
   */
  String play() {
    Report report = scene.report();
    String killed = scene.leader();
    List<Look> before = scene.longTasks().look();
    long at = System.nanoTime();
    scene.run().awaitNewSession();
    long process = scene.cluster().killMaster(killed);
    report.say(
        String.format(
            "SIGKILL for %s, which led (process %d); %d of %d tasks of the batch have finished",
            killed, process, scene.batch().board().finished(), scene.batch().size()));

    String leader = scene.leader();
    Duration led = Scene.since(at);
    scene
        .waiting()
        .until(
            "no task was started by " + leader,
            () -> scene.run().firstStart().isPresent() || scene.batch().isDone());
    List<Look> after = scene.longTasks().look();

    scene.times().add("SIGKILL of " + killed + " -> " + leader + " leads", led);
    report.say(leader + " leads " + Figures.duration(led) + " after that" + firstTask(at, leader));
    report.say("the long tasks are the same processes, and have gone on:");
    report.table(Look.compare(before, after));
    return leader;
  }

  private String firstTask(long killedAt, String leader) {
    if (scene.run().firstStart().isEmpty()) {
      return "; no task was left for it to start";
    }
    Duration took = Duration.ofNanos(scene.run().firstStart().get() - killedAt);
    scene.times().add("the same -> the first task under " + leader + " runs", took);
    return ", and the first task under it runs after " + Figures.duration(took);
  }
}

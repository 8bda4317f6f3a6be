package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.work.demo.nodes.DemoCluster;
import dev.parley.cli.work.demo.nodes.Leadership;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.terminal.Figures;
import dev.parley.cli.work.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What happens in the demo, one step after the other: a cluster, work, the leading master killed,
 * the right result all the same, a majority killed, and back.
 */
final class Story implements AutoCloseable {
  private final DemoCluster cluster;
  private final Leadership masters;
  private final StartedTasks started;
  private final BooleanSupplier interrupted;
  private final Terminal terminal;
  private final Report report;
  private final Times times;
  private final Waiting waiting;
  private Optional<DemoRun> running = Optional.empty();

  /**
   * @param folder for what the tasks note
   */
  Story(
      DemoCluster cluster,
      Path folder,
      BooleanSupplier interrupted,
      Terminal terminal,
      Report report,
      Times times) {
    this.cluster = cluster;
    this.masters = new Leadership(cluster);
    this.started = new StartedTasks(folder.resolve("started"));
    this.interrupted = interrupted;
    this.terminal = terminal;
    this.report = report;
    this.times = times;
    this.waiting = new Waiting(interrupted, cluster::checkAlive, Waiting.PATIENCE);
  }

  /**
   * Until all tasks have ended.
   *
   * @throws CommandFailedException if anything is not as it should be, or it is interrupted
   */
  void tell(FoundFiles found, List<List<FoundFiles.Entry>> groups) throws IOException {
    report.step("three masters and three agents start, each a process of its own");
    Map<String, String> agents = ready();

    report.step(
        "work begins: a long task on each agent, and a batch that counts lines, words and bytes, and"
            + " SHA-256, with a task for each group");
    DemoRun run = new DemoRun(cluster.client().uri());
    running = Optional.of(run);
    waiting.doing(run::turn);
    AgentFiles files = new AgentFiles(cluster::client);
    Counting batch = new Counting(groups, agents, run, files, started, report);
    LongTasks longTasks = new LongTasks(run, files, agents);
    longTasks.submit(batch.size());
    waiting.until("the long tasks have not all begun", longTasks::areRunning);
    Scene scene =
        new Scene(cluster, masters, waiting, run, batch, longTasks, started, times, report);
    count(scene, found);

    new LostMajority(scene, batch.size() + (long) agents.size()).play();

    report.step("all ends");
    longTasks.stop();
    waiting.until("the long tasks have not ended", longTasks::haveEnded);
    waiting.until("the framework has not ended", run::isOver);
  }

  private Map<String, String> ready() throws IOException {
    long began = System.nanoTime();
    cluster.start();
    waiting.until("no master has led", () -> masters.leader().isPresent());
    Map<String, String> agents = new TreeMap<>();
    waiting.until(
        "not all agents have registered",
        () -> {
          agents.putAll(masters.agents());
          return agents.size() == DemoCluster.NODES_OF_A_KIND;
        });
    times.add("start of six processes -> all registered", Scene.since(began));
    report.say(
        "ready after "
            + Figures.duration(Scene.since(began))
            + ": "
            + masters.leader().orElse("nobody")
            + " leads, agents "
            + String.join(", ", agents.values().stream().sorted().toList())
            + " have registered; see "
            + cluster.client().uri());
    return agents;
  }

  private void count(Scene scene, FoundFiles found) {
    Counting batch = scene.batch();
    Progress progress = new Progress(terminal, batch.board());
    waiting.doing(
        millis -> {
          scene.run().turn(millis);
          progress.show();
        });
    batch.submit();
    waiting.until(
        "no task of the batch has ended", batch::isHalfDone, () -> batch.board().finished());

    report.step("half-way, the leading master is killed");
    String leader = new FailOver(scene).play();

    report.step("the batch goes to its end under " + leader);
    waiting.until("no task of the batch has ended", batch::isDone, () -> batch.tasks().size());
    waiting.doing(scene.run()::turn);
    progress.finish();
    times.add("the batch, the fail-over included", progress.elapsed());
    report.say("computing the same here, to compare");
    Check check = Check.of(found.files(), batch.results(), interrupted);
    waiting.checkGoingOn();
    Verdict verdict = new Verdict(batch, started, report);
    verdict.eachOnce();
    verdict.right(check, found.files().size());
    report.table(verdict.stepTimes(cluster.client()).table());
  }

  /** Ends the framework, also one that no master hears any more; may be called by any thread. */
  @Override
  public void close() {
    running.ifPresent(DemoRun::close);
  }
}

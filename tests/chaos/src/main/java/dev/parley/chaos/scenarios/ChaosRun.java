package dev.parley.chaos.scenarios;

import dev.parley.chaos.checker.Checker;
import dev.parley.chaos.history.History;
import dev.parley.chaos.net.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Does scenario after scenario to one cluster, and checks the whole history after each. From the
 * command line: the names of scenarios, or {@code --minutes N} for a random sequence, and {@code
 * --seed N}.
 */
public final class ChaosRun {
  private final ChaosCluster cluster;
  private final SplittableRandom chance;
  private final Set<String> told = new HashSet<>();

  /**
   * @param chance decides all that scenarios leave open
   */
  public ChaosRun(ChaosCluster cluster, SplittableRandom chance) {
    this.cluster = cluster;
    this.chance = chance;
  }

  /**
   * Does one thing, makes the cluster whole, and looks at all that was ever seen of it.
   *
   * @return what is wrong that was not before, a line each
   */
  public List<String> run(String name) throws IOException {
    Scenario scenario = Scenarios.named(name);
    long before = System.nanoTime();
    List<String> wrong = new ArrayList<>();
    try {
      scenario.run(cluster, chance);
      cluster.settle();
      wrong.addAll(Checker.violations(cluster.audit()));
    } catch (AssertionError e) {
      // Something did not come about in time; what was seen may tell why.
      wrong.add(String.valueOf(e.getMessage()));
      wrong.addAll(Checker.violations(cluster.history()));
      makeWhole(wrong);
    }
    wrong.removeIf(line -> !told.add(line));
    System.out.printf(
        "%s: %d s, %s%n",
        name,
        Duration.ofNanos(System.nanoTime() - before).toSeconds(),
        wrong.isEmpty() ? "all promises kept" : wrong);
    return wrong;
  }

  /** So that the next scenario is not blamed for what this one has left. */
  private void makeWhole(List<String> wrong) throws IOException {
    try {
      cluster.settle();
    } catch (AssertionError e) {
      wrong.add("afterwards " + e.getMessage());
    }
  }

  /** Does what chance wants for so long, and ends with the first thing that is wrong. */
  public List<String> run(Duration time) throws IOException {
    List<String> names = List.copyOf(Scenarios.all().keySet());
    long end = System.nanoTime() + time.toNanos();
    List<String> wrong = List.of();
    while (wrong.isEmpty() && System.nanoTime() < end) {
      wrong = run(names.get(chance.nextInt(names.size())));
    }
    return wrong;
  }

  /** Runs from the command line; exits with 1 if a promise is broken, with 2 if it cannot run. */
  public static void main(String[] args) throws IOException {
    Requirements.missing()
        .ifPresent(
            missing -> {
              System.err.println(missing);
              System.exit(2);
            });
    List<String> names = new ArrayList<>(List.of(args));
    long seed = option(names, "--seed", System.nanoTime());
    long minutes = option(names, "--minutes", 0);
    Path folder = Files.createTempDirectory("parley-chaos-");
    System.out.println("seed " + seed + ", all that is recorded is in " + folder);
    List<String> wrong = new ArrayList<>();
    try (ChaosCluster cluster = ChaosCluster.start(folder, seed)) {
      ChaosRun run = new ChaosRun(cluster, new SplittableRandom(seed));
      for (String name : names) {
        wrong.addAll(run.run(name));
      }
      wrong.addAll(run.run(Duration.ofMinutes(minutes)));
      print(cluster.history());
    }
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static long option(List<String> words, String name, long otherwise) {
    int at = words.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    words.remove(at);
    return Long.parseLong(words.remove(at));
  }

  private static void print(History history) {
    Map<String, Long> kinds = new TreeMap<>();
    history.seen().forEach(seen -> kinds.merge(seen.getClass().getSimpleName(), 1L, Long::sum));
    System.out.println("seen: " + kinds + ", processes of tasks: " + history.runs().size());
  }
}

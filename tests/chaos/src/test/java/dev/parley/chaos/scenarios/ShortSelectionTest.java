package dev.parley.chaos.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.chaos.net.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults that a cluster is most likely to meet, one after the other, to the same cluster. */
@Tag("short")
class ShortSelectionTest {
  private static final long SEED = System.nanoTime();

  private static Optional<ChaosCluster> started = Optional.empty();
  private static Optional<ChaosRun> run = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    Optional<String> missing = Requirements.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    Path folder = Files.createDirectories(Path.of("target/chaos/short-" + SEED)).toAbsolutePath();
    System.out.println("seed " + SEED + ", all that is recorded is in " + folder);
    started = Optional.of(ChaosCluster.start(folder, SEED));
    run = started.map(cluster -> new ChaosRun(cluster, new SplittableRandom(SEED)));
  }

  @AfterAll
  static void stop() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill the leader",
        "terminate the leader",
        "cut the leader from the other masters",
        "pause the leader and let it wake up",
        "cut an agent from the leader",
      })
  void everyPromiseIsKept(String scenario) throws IOException {
    assertThat(run.orElseThrow().run(scenario)).isEmpty();
  }
}

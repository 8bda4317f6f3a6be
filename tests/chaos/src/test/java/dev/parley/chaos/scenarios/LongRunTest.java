package dev.parley.chaos.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.chaos.net.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A random sequence of everything, as long as {@code -Dchaos.minutes} says, from {@code
 * -Dchaos.seed}: only with {@code -Pchaos}. The seed decides what is done; how it falls in with
 * what the nodes do, it does not.
 */
@Tag("long")
class LongRunTest {
  @Test
  void everyPromiseIsKeptInARandomSequence() throws IOException {
    Optional<String> missing = Requirements.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    String given = System.getProperty("chaos.seed", "");
    long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    Duration time = Duration.ofMinutes(Long.getLong("chaos.minutes", 30));
    Path folder = Files.createDirectories(Path.of("target/chaos/long-" + seed)).toAbsolutePath();
    System.out.println("seed " + seed + ", all that is recorded is in " + folder);
    try (ChaosCluster cluster = ChaosCluster.start(folder, seed)) {
      assertThat(new ChaosRun(cluster, new SplittableRandom(seed)).run(time)).isEmpty();
    }
  }
}

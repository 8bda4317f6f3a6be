package dev.parley.chaos.scenarios;

import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Something that is done to a cluster that works. Afterwards it is made whole again by {@link
 * ChaosCluster#settle}, so a scenario need not clean up.
 */
@FunctionalInterface
public interface Scenario {
  /**
   * @param chance for what the scenario leaves open
   */
  void run(ChaosCluster cluster, RandomGenerator chance) throws IOException;
}

package dev.parley.config;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * {@code parley.allocator}: who is offered how much.
 *
 * @param coalesce changes within so long are answered by one allocation; 0 to 1 s
 * @param minCpus an agent with less than this and less than {@code minMem} free is not offered;
 *     CPUs, 0 to 1,024
 * @param minMem MiB, 0 to 1,048,576
 */
public record AllocationSettings(Duration coalesce, double minCpus, double minMem) {

  static final String PATH = "parley.allocator";

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static AllocationSettings from(Config config) {
    Section section = new Section(config, PATH);
    AllocationSettings settings =
        new AllocationSettings(
            section.duration("coalesce", Duration.ZERO, Duration.ofSeconds(1)),
            section.amount("min-cpus", 0, 1024),
            section.amount("min-mem", 0, 1_048_576));
    section.done();
    return settings;
  }
}

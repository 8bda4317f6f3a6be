package dev.parley.cli.start;

import com.typesafe.config.Config;
import dev.parley.cli.nodes.NodeUsageException;
import dev.parley.config.AllSettings;
import dev.parley.config.ClusterSettings;
import dev.parley.config.ConfigLoader;
import dev.parley.config.InvalidConfigException;
import dev.parley.config.ParleyConfig;
import dev.parley.config.Problem;
import java.util.List;

/**
 * Reads the configuration of a node, and finds all that is wrong with it before anything starts.
 */
final class NodeConfig {
  private NodeConfig() {}

  /**
   * Loads and checks.
   *
   * @throws InvalidConfigException with every problem, by the name of the flag where it is one's
   */
  static ParleyConfig load(ConfigLoader base, Flags flags) {
    try {
      ParleyConfig config = base.withCommandLine(flags.values()).load();
      check(config.forMaster());
      return config;
    } catch (InvalidConfigException invalid) {
      throw new InvalidConfigException(invalid.problems().stream().map(flags::named).toList());
    }
  }

  /**
   * @throws NodeUsageException if no masters are configured
   */
  static void requireMasters(ParleyConfig config) {
    if (ClusterSettings.from(config.forMaster()).masters().isEmpty()) {
      throw new NodeUsageException(
          "no masters are given: give --masters, as in --masters m1@127.0.0.1:2551");
    }
  }

  private static void check(Config config) {
    List<Problem> problems = AllSettings.problemsIn(config);
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
  }
}

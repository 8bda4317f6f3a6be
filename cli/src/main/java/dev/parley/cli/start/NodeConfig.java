package dev.parley.cli.start;

import com.typesafe.config.Config;
import dev.parley.cli.nodes.NodeUsageException;
import dev.parley.config.AgentSettings;
import dev.parley.config.AllocationSettings;
import dev.parley.config.ClusterSettings;
import dev.parley.config.ConfigLoader;
import dev.parley.config.FrameworkStateSettings;
import dev.parley.config.HttpSettings;
import dev.parley.config.InvalidConfigException;
import dev.parley.config.LinkTimings;
import dev.parley.config.LogSettings;
import dev.parley.config.MasterSettings;
import dev.parley.config.NodeSettings;
import dev.parley.config.ParleyConfig;
import dev.parley.config.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the configuration of a node, and finds all that is wrong with it before anything starts.
 */
final class NodeConfig {
  private static final List<Consumer<Config>> SETTINGS =
      List.of(
          NodeSettings::from,
          HttpSettings::from,
          ClusterSettings::from,
          MasterSettings::from,
          FrameworkStateSettings::from,
          AllocationSettings::from,
          AgentSettings::from,
          LinkTimings::from,
          LogSettings::from);

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
    // Several settings read the same keys.
    Set<Problem> problems = new LinkedHashSet<>();
    for (Consumer<Config> settings : SETTINGS) {
      try {
        settings.accept(config);
      } catch (InvalidConfigException invalid) {
        problems.addAll(invalid.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(new ArrayList<>(problems));
    }
  }
}

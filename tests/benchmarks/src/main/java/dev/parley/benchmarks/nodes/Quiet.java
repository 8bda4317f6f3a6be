package dev.parley.benchmarks.nodes;

import com.typesafe.config.Config;
import dev.parley.config.ConfigLoader;
import dev.parley.config.LogSettings;
import dev.parley.config.Logging;
import dev.parley.config.Profile;
import java.util.Map;

/** The configuration of what runs in the benchmark's own process: it logs errors alone. */
public final class Quiet {
  private static final Map<String, String> ERRORS = Map.of("parley.log.levels.root", "ERROR");

  private Quiet() {}

  /** Makes the process quiet, and gives the configuration of a client of the masters. */
  public static Config client() {
    Config config =
        ConfigLoader.of(Profile.CLIENT).withCommandLine(ERRORS).load().forAgentOrFramework();
    Logging.configure(LogSettings.from(config), "benchmark");
    return config;
  }
}

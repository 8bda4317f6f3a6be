package dev.parley.config;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every settings of a node, tried out at once. */
public final class AllSettings {
  private static final List<Consumer<Config>> ALL =
      List.of(
          NodeSettings::from,
          HttpSettings::from,
          ClusterSettings::from,
          MasterSettings::from,
          FrameworkStateSettings::from,
          AllocationSettings::from,
          AgentSettings::from,
          LinkTimings::from,
          JournalSettings::from,
          LogSettings::from);

  private AllSettings() {}

  /** In the order found, each once, although several settings read the same keys. */
  public static List<Problem> problemsIn(Config config) {
    Set<Problem> problems = new LinkedHashSet<>();
    for (Consumer<Config> settings : ALL) {
      try {
        settings.accept(config);
      } catch (InvalidConfigException invalid) {
        problems.addAll(invalid.problems());
      }
    }
    return new ArrayList<>(problems);
  }
}

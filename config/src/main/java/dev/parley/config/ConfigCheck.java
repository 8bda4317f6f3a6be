package dev.parley.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds all that is wrong with a user's configuration file, without starting anything. */
public final class ConfigCheck {
  /** What the command line may give later, so that a file without it is not at fault. */
  private static final Config ASSUMED = ConfigFactory.parseMap(Map.of("parley.node.name", "node"));

  private ConfigCheck() {}

  /** The problems in the order found; empty for a file that is right. */
  public static List<Problem> check(Path file) {
    List<Problem> problems = new ArrayList<>();
    Config user = ConfigLoader.parse(file, problems);
    try {
      Config whole = new ParleyConfig(user, ASSUMED).forMaster();
      problems.addAll(KnownKeys.ofReference().unknownIn(whole));
      problems.addAll(AllSettings.problemsIn(whole));
    } catch (InvalidConfigException unresolved) {
      problems.addAll(unresolved.problems());
    }
    return problems;
  }
}

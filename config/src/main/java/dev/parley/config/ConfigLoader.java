package dev.parley.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Lays the sources of the configuration over each other: system properties, the command line, the
 * user's files, profiles, and the defaults. A key below {@code parley} that is not known in any of
 * the user's sources is refused. Immutable; each method gives a changed copy.
 */
public final class ConfigLoader {
  private final List<Profile> profiles;
  private final List<Path> files;
  private final Map<String, String> commandLine;
  private final Properties properties;

  private ConfigLoader(
      List<Profile> profiles,
      List<Path> files,
      Map<String, String> commandLine,
      Properties properties) {
    this.profiles = List.copyOf(profiles);
    this.files = List.copyOf(files);
    this.commandLine = new TreeMap<>(commandLine);
    this.properties = properties;
  }

  /** Starts from these profiles; of several, a later one wins. */
  public static ConfigLoader of(Profile... profiles) {
    return new ConfigLoader(List.of(profiles), List.of(), Map.of(), System.getProperties());
  }

  /** The user's files; of several, a later one wins. */
  public ConfigLoader withFiles(List<Path> paths) {
    return new ConfigLoader(profiles, paths, commandLine, properties);
  }

  /** What the command line sets: full keys, such as {@code parley.node.port}, and values. */
  public ConfigLoader withCommandLine(Map<String, String> values) {
    return new ConfigLoader(profiles, files, values, properties);
  }

  /** System properties other than this JVM's. */
  ConfigLoader withProperties(Properties others) {
    return new ConfigLoader(profiles, files, commandLine, others);
  }

  /**
   * Reads everything anew. Whether the values are right is found out by the settings that read
   * them, {@link NodeSettings#from} and the others.
   *
   * @throws InvalidConfigException for a file that cannot be read or is no configuration, and for
   *     unknown keys
   */
  public ParleyConfig load() {
    List<Problem> problems = new ArrayList<>();
    Config user = ConfigFactory.empty();
    for (Config layer : userLayers(problems)) {
      user = user.withFallback(layer);
    }
    refuse(problems);
    Config profile = ConfigFactory.empty();
    for (Profile next : profiles) {
      profile = Resources.named(next.resource()).withFallback(profile);
    }
    ParleyConfig whole = new ParleyConfig(user, profile);
    refuse(KnownKeys.ofReference().unknownIn(whole.forMaster()));
    return whole;
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
  }

  /** The strongest first. */
  private List<Config> userLayers(List<Problem> problems) {
    List<Config> layers = new ArrayList<>();
    Map<String, String> ours = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith("parley.") || name.startsWith("akka.")) {
        ours.put(name, properties.getProperty(name));
      }
    }
    layers.add(parse(ours, "system property", problems));
    layers.add(parse(commandLine, "command line", problems));
    for (int i = files.size() - 1; i >= 0; i--) {
      layers.add(parse(files.get(i), problems));
    }
    return layers;
  }

  private static Config parse(Map<String, String> values, String source, List<Problem> problems) {
    try {
      return ConfigFactory.parseMap(values, source);
    } catch (ConfigException refused) {
      problems.add(Problem.of(refused, source));
      return ConfigFactory.empty();
    }
  }

  /** The file, or nothing and a problem. */
  static Config parse(Path file, List<Problem> problems) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      String what = Files.exists(file) ? "cannot be read" : "there is no such file";
      problems.add(Problem.of(file.toString(), what, null));
      return ConfigFactory.empty();
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException refused) {
      problems.add(Problem.of(refused, file.toString()));
      return ConfigFactory.empty();
    }
  }
}

package dev.parley.config;

import com.typesafe.config.Config;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code parley.cluster}: the cluster this node is part of.
 *
 * @param name nodes of a cluster of another name are refused
 * @param masters each as {@code name@host:port}; empty where none is configured
 */
public record ClusterSettings(String name, List<String> masters) {

  static final String PATH = "parley.cluster";

  // An actor system must have such a name.
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern MASTER = Pattern.compile("[A-Za-z0-9_.-]+@[^\\s@,]+:\\d{1,5}");

  public ClusterSettings {
    masters = List.copyOf(masters);
  }

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static ClusterSettings from(Config config) {
    Section section = new Section(config, PATH);
    String name = section.text("name");
    if (!NAME.matcher(name).matches()) {
      section.problem(
          "name",
          section.shown("name") + ": expected a letter, then only letters, digits, '-' and '_'");
    }
    List<String> masters = section.texts("masters");
    for (String master : masters) {
      if (!MASTER.matcher(master).matches()) {
        section.problem(
            "masters", "'" + master + "': expected name@host:port, as in m1@127.0.0.1:2551");
      }
    }
    if (masters.stream().map(m -> m.replaceFirst("@.*", "")).distinct().count() < masters.size()) {
      section.problem("masters", "a name is there twice");
    }
    section.done();
    return new ClusterSettings(name, masters);
  }
}

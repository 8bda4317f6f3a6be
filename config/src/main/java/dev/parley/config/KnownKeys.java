package dev.parley.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The keys that {@code reference.conf} has below {@code parley}, and what a user may have meant by
 * another one. Immutable.
 */
final class KnownKeys {
  private static final String ROOT = "parley";

  /** Sections in which the user makes up the keys. */
  static final Set<String> OPEN = Set.of("parley.log.levels");

  private final Set<String> values = new TreeSet<>();
  private final Set<String> sections = new TreeSet<>();

  private KnownKeys(ConfigObject reference) {
    gather(ROOT, reference);
  }

  /** All that any {@code reference.conf} on the class path has below {@code parley}. */
  static KnownKeys ofReference() {
    return new KnownKeys(Resources.reference().getObject(ROOT));
  }

  /** One finding for each key or section of the resolved {@code whole} that is not known. */
  List<Problem> unknownIn(Config whole) {
    List<Problem> problems = new ArrayList<>();
    whole
        .root()
        .forEach(
            (name, value) -> {
              if (name.equals(ROOT)) {
                check(ROOT, value, problems);
              } else if (EditDistance.between(name, ROOT) <= 2) {
                problems.add(unknown(name, ROOT, value));
              }
            });
    return problems;
  }

  private void gather(String path, ConfigObject section) {
    sections.add(path);
    if (OPEN.contains(path)) {
      return;
    }
    section.forEach(
        (name, value) -> {
          if (value instanceof ConfigObject below) {
            gather(path + "." + name, below);
          } else {
            values.add(path + "." + name);
          }
        });
  }

  private void check(String path, ConfigValue value, List<Problem> problems) {
    if (values.contains(path) || OPEN.contains(path)) {
      return; // whether the value is right is for the settings to say
    }
    if (!sections.contains(path)) {
      problems.add(unknown(path, closest(path).orElse(""), value));
    } else if (value instanceof ConfigObject section) {
      section.forEach(
          (name, below) -> check(path + "." + ConfigUtil.joinPath(name), below, problems));
    } else {
      problems.add(Problem.of(path, "is a section, not a value", value.origin()));
    }
  }

  private static Problem unknown(String path, String meant, ConfigValue value) {
    String advice = meant.isEmpty() ? "see reference.conf" : "did you mean " + meant + "?";
    return Problem.of(path, "is not a known key; " + advice, value.origin());
  }

  /** A key of the same name in another section, or else one that is only a few letters off. */
  private Optional<String> closest(String path) {
    String name = path.substring(path.lastIndexOf('.'));
    return Stream.concat(values.stream(), sections.stream())
        .filter(key -> key.endsWith(name) || EditDistance.between(key, path) <= allowed(path))
        .min(
            Comparator.<String>comparingInt(key -> key.endsWith(name) ? 0 : 1)
                .thenComparingInt(key -> EditDistance.between(key, path)));
  }

  // Of the section's own part, "parley." being the same in all; a third of it may be mistyped.
  private static int allowed(String path) {
    return Math.max(2, (path.length() - ROOT.length()) / 3);
  }
}

package dev.parley.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one section of the configuration with ranges, and gathers all that is wrong with it, so
 * that a user hears of everything at once. A value that is wrong reads as some harmless one; {@link
 * #done} then refuses the section. For one thread, used once.
 */
final class Section {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  private final Config config;
  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  Section(Config config, String path) {
    this.config = config;
    this.path = path;
  }

  Duration duration(String key, Duration least, Duration most) {
    Duration value =
        read(key, "a duration such as 500 ms, 10 s or 2 minutes", config::getDuration, least);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      outOfRange(key, Units.text(least), Units.text(most));
    }
    return value;
  }

  long bytes(String key, long least, long most) {
    long value = read(key, "a size such as 64 KiB or 20 MiB", config::getBytes, least);
    if (value < least || value > most) {
      outOfRange(key, Units.bytes(least), Units.bytes(most));
    }
    return value;
  }

  int count(String key, int least, int most) {
    // Read as a fraction first: the library would cut 1.5 down to 1 without a word.
    double value = read(key, "a whole number", config::getDouble, (double) least);
    if (value != Math.rint(value)) {
      problem(key, shown(key) + ": expected a whole number");
      return least;
    }
    if (value < least || value > most) {
      outOfRange(key, Integer.toString(least), Integer.toString(most));
    }
    return (int) value;
  }

  /** So many in a time; absent where the text is empty, which stands for no limit. */
  Optional<Rate> rate(String key) {
    String value = text(key);
    Optional<Rate> rate = Rate.parse(value);
    if (rate.isEmpty() && !value.isEmpty()) {
      problem(key, shown(key) + ": expected " + Rate.FORM);
    }
    return rate;
  }

  double amount(String key, double least, double most) {
    double value = read(key, "a number", config::getDouble, least);
    if (!(value >= least && value <= most)) {
      outOfRange(key, Units.amount(least), Units.amount(most));
    }
    return value;
  }

  /** A port, where 0 stands for one that is chosen otherwise. */
  int port(String key) {
    return count(key, 0, 65_535);
  }

  /** A text without blanks around it; may be empty. */
  String text(String key) {
    return read(key, "a text", config::getString, "").strip();
  }

  /** A text without blanks inside; may be empty. */
  String host(String key) {
    String value = text(key);
    if (value.chars().anyMatch(Character::isWhitespace)) {
      problem(key, shown(key) + ": expected a host name or an address");
    }
    return value;
  }

  /** A path in the file system; absent where the text is empty. */
  Optional<Path> path(String key) {
    String value = text(key);
    try {
      return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException refused) {
      problem(key, "expected a path in the file system");
      return Optional.empty();
    }
  }

  /** A text of letters, digits, '_', '.' and '-'. */
  String name(String key, String howToSet) {
    String value = text(key);
    if (value.isEmpty()) {
      problem(key, "is not set: " + howToSet);
    } else if (!NAME.matcher(value).matches()) {
      problem(key, shown(key) + ": expected only letters, digits, '_', '.' and '-'");
    }
    return value;
  }

  /** A list of texts, or one text with commas. */
  List<String> texts(String key) {
    return read(
        key,
        "a list of texts, or one text with commas",
        full ->
            config.getValue(full).valueType() == ConfigValueType.LIST
                ? config.getStringList(full).stream().map(String::strip).toList()
                : Pattern.compile(",")
                    .splitAsStream(config.getString(full))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList(),
        List.of());
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    return oneOf(key, text(key), type);
  }

  /** All of a section with free keys, such as the names of packages, in alphabetical order. */
  <E extends Enum<E>> Map<String, E> mapOf(String key, Class<E> type) {
    Map<String, E> values = new TreeMap<>();
    read(key, "a section of names and values", config::getConfig, ConfigFactory.empty())
        .entrySet()
        .forEach(
            entry ->
                values.put(
                    String.join(".", ConfigUtil.splitPath(entry.getKey())),
                    oneOf(
                        key + "." + entry.getKey(),
                        String.valueOf(entry.getValue().unwrapped()),
                        type)));
    return values;
  }

  /** Adds a finding of the caller's own. */
  void problem(String key, String what) {
    problems.add(Problem.of(full(key), what, origin(full(key))));
  }

  /** How the value is written, for messages. */
  String shown(String key) {
    try {
      return Units.quoted(config.getValue(full(key)).unwrapped());
    } catch (ConfigException.Missing absent) {
      return "null";
    }
  }

  /**
   * To be called after the last value.
   *
   * @throws InvalidConfigException if anything was wrong
   */
  void done() {
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
  }

  private <E extends Enum<E>> E oneOf(String key, String value, Class<E> type) {
    E[] all = type.getEnumConstants();
    for (E one : all) {
      if (one.name().equalsIgnoreCase(value)) {
        return one;
      }
    }
    problem(key, "'" + value + "': expected one of " + Units.names(all));
    return all[0];
  }

  private void outOfRange(String key, String least, String most) {
    problem(key, shown(key) + ": expected " + least + " to " + most);
  }

  private <T> T read(String key, String expected, Function<String, T> get, T otherwise) {
    try {
      return get.apply(full(key));
    } catch (ConfigException refused) {
      String what = shown(key) + ": expected " + expected;
      problems.add(Problem.of(full(key), what, refused.origin()));
      return otherwise;
    }
  }

  private @Nullable ConfigOrigin origin(String full) {
    try {
      return config.getValue(full).origin();
    } catch (ConfigException absent) {
      return null;
    }
  }

  private String full(String key) {
    return path + "." + key;
  }
}

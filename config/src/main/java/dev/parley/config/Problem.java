package dev.parley.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key the full key, or the file where it is not about a key
 * @param what is wrong, with the value, and what would be right
 * @param where it was set, as {@code file:line}, where that is known
 */
public record Problem(String key, String what, Optional<String> where) {

  static Problem of(String key, String what, @Nullable ConfigOrigin origin) {
    return new Problem(key, what, origin == null ? Optional.empty() : Optional.of(place(origin)));
  }

  /** What the parser says of text that is no configuration at all. */
  static Problem of(ConfigException refused, String source) {
    ConfigOrigin origin = refused.origin();
    String message = refused.getMessage() == null ? "cannot be read" : refused.getMessage();
    String what = message;
    if (origin != null && message.startsWith(origin.description() + ": ")) {
      what = message.substring(origin.description().length() + 2);
    }
    return of(source, firstSentence(what), origin);
  }

  /** One line: the key, what is wrong, and where it was set. */
  @Override
  public String toString() {
    return key + ": " + what + where.map(w -> " (" + w + ")").orElse("");
  }

  private static String place(ConfigOrigin origin) {
    String source = origin.filename();
    if (source == null) {
      source = origin.description().replaceFirst(": \\d+(-\\d+)?$", "");
    }
    return origin.lineNumber() > 0 ? source + ":" + origin.lineNumber() : source;
  }

  // The parser follows its finding with paragraphs of advice in parentheses.
  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    int advice = line.indexOf(" (if ");
    return advice < 0 ? line : line.substring(0, advice);
  }
}

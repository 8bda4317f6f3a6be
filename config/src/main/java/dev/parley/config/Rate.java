package dev.parley.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many of something in a time, written as in Mesos: {@code 1/10mins}, {@code 2/3hrs}. Both the
 * units of Mesos and ours will do.
 *
 * @param count at least 1
 * @param per more than nothing
 */
record Rate(int count, Duration per) {
  static final String FORM = "a number per time such as 1/10mins or 2/3hrs, or an empty text";

  private static final Pattern RATE = Pattern.compile("(\\d{1,6})\\s*/\\s*(\\d{1,9})\\s*([a-z]+)");
  private static final Map<String, String> OF_MESOS =
      Map.of("secs", "s", "mins", "m", "hrs", "h", "days", "d");

  /** Empty if it is not of the form. */
  static Optional<Rate> parse(String text) {
    Matcher matcher = RATE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int count = Integer.parseInt(matcher.group(1));
    String unit = OF_MESOS.getOrDefault(matcher.group(3), matcher.group(3));
    try {
      Duration per =
          ConfigFactory.empty()
              .withValue("per", ConfigValueFactory.fromAnyRef(matcher.group(2) + " " + unit))
              .getDuration("per");
      return count == 0 || per.isZero() ? Optional.empty() : Optional.of(new Rate(count, per));
    } catch (ConfigException noSuchUnit) {
      return Optional.empty();
    }
  }

  /** Between two of them, if they are spread evenly. */
  Duration interval() {
    return per.dividedBy(count);
  }
}

package dev.parley.chaos.scenarios;

import dev.parley.chaos.nodes.SkewedClock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All scenarios by name, as far as this machine can do them. */
public final class Scenarios {
  private static final Pattern BUSY = Pattern.compile("busy cores for (\\d+) minutes");

  private Scenarios() {}

  /**
   * The scenario of this name: one of all, or {@code busy cores for N minutes}.
   *
   * @throws IllegalArgumentException naming all that there are
   */
  static Scenario named(String name) {
    Matcher busy = BUSY.matcher(name);
    if (busy.matches()) {
      return Restarts.busyCores(Duration.ofMinutes(Long.parseLong(busy.group(1))));
    }
    return Optional.ofNullable(all().get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scenario '%s'; there are %s, and 'busy cores for N minutes'"
                        .formatted(name, all().keySet())));
  }

  /** What a random sequence chooses from, in a fixed order. */
  public static Map<String, Scenario> all() {
    Map<String, Scenario> all = new LinkedHashMap<>();
    all.put("kill the leader", Leaders::kill);
    all.put("kill leader after leader", Leaders::killOneAfterTheOther);
    all.put("terminate the leader", Leaders::terminate);
    all.put("pause the leader briefly", Leaders::pauseBriefly);
    all.put("pause the leader and let it wake up", Leaders::pauseAndWake);
    all.put("pause the leader for 70 s", Leaders::pauseForLong);
    all.put("wipe the leader", Leaders::wipe);
    all.put("fill the leader's disk", Leaders::fillDisk);
    all.put("kill a majority", Majorities::kill);
    all.put("terminate a majority", Majorities::terminate);
    all.put("cut all masters from each other", Majorities::cutFromEachOther);
    all.put("kill everything", Majorities::killEverything);
    all.put("cut the leader from the other masters", Partitions::leaderFromMasters);
    all.put("the leader hears no master", Partitions::leaderIsDeaf);
    all.put("no master hears the leader", Partitions::leaderIsMute);
    all.put("cut one link between masters", Partitions::oneLink);
    all.put("flapping between masters", Partitions::flapping);
    all.put("loss between masters", Partitions::loss);
    all.put("delay between masters", Partitions::delay);
    all.put("stall between masters", Partitions::stall);
    all.put("kill an agent", Agents::kill);
    all.put("pause an agent", Agents::pause);
    all.put("cut an agent from the leader", Agents::cutFromLeader);
    all.put("loss at an agent", Agents::loss);
    all.put("kill a framework", Agents::killFramework);
    all.put("rolling restart", Restarts::rolling);
    all.put("busy cores", Restarts.busyCores(Duration.ofSeconds(30)));
    if (SkewedClock.possible()) {
      all.put("skew the leader's clock", Leaders::skewClock);
    }
    return Collections.unmodifiableMap(all);
  }
}

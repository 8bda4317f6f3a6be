package dev.parley.chaos.checker;

import dev.parley.chaos.history.History;
import java.util.ArrayList;
import java.util.List;

/** The seven promises, checked over what was seen. */
public final class Checker {
  public static final List<Check> ALL =
      List.of(
          new NoTaskRunsTwiceOrVanishes(),
          new EveryEndIsHeardOnce(),
          new NothingIsBookedTwice(),
          new NoWriteIsLost(),
          new SafeModeStandsStill(),
          new OneEpochWrites(),
          new OnlyMastersChangeTheEpoch());

  private Checker() {}

  /** What is wrong with a history, each with the number of the promise that is broken. */
  public static List<String> violations(History history) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i++) {
      for (String violation : ALL.get(i).violations(history)) {
        all.add((i + 1) + ". " + violation);
      }
    }
    return all;
  }
}

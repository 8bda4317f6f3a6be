package dev.parley.chaos.checker;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.history.Seen.Done;
import dev.parley.chaos.history.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fifth promise: without a majority of the masters nothing is offered, started or stored; what runs
 * is not disturbed; and with the majority the service comes back in time.
 */
final class SafeModeStandsStill implements Check {
  /** A proof of the quorum is good for a second; what was sent under it must arrive, too. */
  private static final long PROOF = Clock.micros(2);

  /** Between two proofs of a task that runs; a tenth of a second, on a machine with no load. */
  private static final long LONGEST_GAP = Clock.micros(2);

  /** From the majority's return, the start of its JVMs included, to the first offer. */
  private static final long SERVICE = Clock.micros(8);

  @Override
  public List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    Optional<Long> lost = Optional.empty();
    for (Seen seen : history.seen()) {
      if (seen instanceof Done.MajorityLost) {
        lost = Optional.of(lost.orElse(seen.at()));
      } else if (seen instanceof Done.MajorityBack && lost.isPresent()) {
        between(history, lost.get() + PROOF, seen.at(), found);
        serviceAfter(history, seen.at(), found);
        lost = Optional.empty();
      }
    }
    lost.ifPresent(since -> between(history, since + PROOF, history.end(), found));
    return found;
  }

  private static void between(History history, long from, long to, List<String> found) {
    history
        .all(ByFramework.Offered.class)
        .filter(seen -> seen.at() > from && seen.at() < to)
        .forEach(
            seen ->
                found.add(
                    "%s was offered to %s at %s, without a majority of the masters"
                        .formatted(seen.offer(), seen.framework(), Times.text(seen.at()))));
    history
        .all(ByFramework.WriteAcknowledged.class)
        .filter(seen -> seen.at() > from && seen.at() < to)
        .forEach(
            seen ->
                found.add(
                    "value %d of %s was acknowledged at %s, without a majority of the masters"
                        .formatted(seen.value(), seen.framework(), Times.text(seen.at()))));
    for (TaskRun run : history.runs()) {
      if (run.first() > from && run.first() < to) {
        found.add(
            "task %s was started at %s, without a majority of the masters"
                .formatted(run.task(), Times.text(run.first())));
      }
      gaps(run, from, to, found);
    }
  }

  private static void gaps(TaskRun run, long from, long to, List<String> found) {
    for (int i = 1; i < run.beats().size(); i++) {
      long before = run.beats().get(i - 1);
      long after = run.beats().get(i);
      if (after > from && before < to && after - before > LONGEST_GAP) {
        found.add(
            "task %s stood still for %s from %s on, without a majority of the masters"
                .formatted(run.task(), Times.millis(after - before), Times.text(before)));
      }
    }
  }

  private static void serviceAfter(History history, long back, List<String> found) {
    boolean disturbedAgain =
        history
            .all(Done.FaultBegan.class)
            .anyMatch(fault -> fault.at() > back && fault.at() < back + SERVICE);
    boolean offered =
        history
            .all(ByFramework.Offered.class)
            .anyMatch(seen -> seen.at() > back && seen.at() < back + SERVICE);
    if (!offered && !disturbedAgain && history.end() > back + SERVICE) {
      String first =
          history
              .all(ByFramework.Offered.class)
              .filter(seen -> seen.at() > back)
              .findFirst()
              .map(seen -> "the first came after " + Times.millis(seen.at() - back))
              .orElse("none has come since");
      found.add(
          "no offer within %s of the majority's return at %s: %s"
              .formatted(Times.millis(SERVICE), Times.text(back), first));
    }
  }
}

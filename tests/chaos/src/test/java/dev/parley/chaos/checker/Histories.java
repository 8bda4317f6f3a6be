package dev.parley.chaos.checker;

import dev.parley.chaos.history.Amount;
import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.history.Seen.Done;
import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.history.Seen.OverHttp;
import dev.parley.chaos.history.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Histories made by hand. Times are seconds from their beginning. */
final class Histories {
  static final double END = 100;
  private static final long ORIGIN = Clock.micros(1_800_000_000);
  private static final Amount HALF = new Amount(500, 48);

  private final List<Seen> seen = new ArrayList<>();
  private final List<TaskRun> runs = new ArrayList<>();

  static Histories empty() {
    return new Histories();
  }

  /** A small one in which all is as it should be: two epochs, a safe mode, and three tasks. */
  static Histories good() {
    return empty()
        .subscribed(1, "f1", "F1")
        .leads(1, "m1", 10)
        .offered(1, "f1", 10)
        .launched(2, "f1", "t1", "a1")
        .launched(2, "f1", "t2", "a1")
        .run("t1", 2.1, 60, "exit 0")
        .run("t2", 2.1, 80, "term")
        .status(3, "t1", "RUNNING")
        .status(3, "t2", "RUNNING")
        .written(4, 4.1, "f1", 1, 10)
        .fault(10, 40, "kill of a majority", Victims.MASTERS)
        .majority(11, 30)
        .leads(35, "m2", 12)
        .offered(34, "f1", 12)
        .written(12, 35, "f1", 2, 12)
        .launched(36, "f1", "t3", "a1")
        .status(36.5, "t3", "DROPPED")
        .status(60.1, "t1", "FINISHED")
        .status(60.9, "t1", "FINISHED")
        .killAsked(79.9, "f1", "t2")
        .status(80.1, "t2", "KILLED")
        .fault(70, 75, "kill a1", Victims.OTHERS)
        .leads(78, "m2", 12)
        .read(90, "f1", 2)
        .audited(91);
  }

  History history() {
    return new History(seen, runs, at(END));
  }

  /** The same without what fits. */
  Histories without(Predicate<Seen> unwanted) {
    seen.removeIf(unwanted);
    return this;
  }

  private static long at(double seconds) {
    return ORIGIN + Math.round(seconds * 1_000_000);
  }

  Histories subscribed(double at, String framework, String id) {
    seen.add(new ByFramework.Subscribed(at(at), framework, id, false));
    return this;
  }

  Histories leads(double at, String master, long epoch) {
    seen.add(new OverHttp.Leads(at(at), master, epoch));
    return this;
  }

  Histories offered(double at, String framework, long epoch) {
    seen.add(new ByFramework.Offered(at(at), framework, epoch, "O" + at, "a1"));
    return this;
  }

  Histories launched(double at, String framework, String task, String agent) {
    seen.add(new ByFramework.Launched(at(at), framework, task, agent, HALF));
    return this;
  }

  Histories killAsked(double at, String framework, String task) {
    seen.add(new ByFramework.KillAsked(at(at), framework, task));
    return this;
  }

  Histories status(double at, String task, String state) {
    return status(at, task, state, task + state);
  }

  Histories status(double at, String task, String state, String id) {
    String kind =
        switch (state) {
          case "STAGING", "RUNNING" -> "LIVE";
          case "UNREACHABLE", "UNKNOWN" -> "INFERRED";
          default -> "ENDED";
        };
    seen.add(new ByFramework.Status(at(at), "f1", task, state, kind, "EXECUTOR", id));
    return this;
  }

  Histories written(double asked, double at, String framework, long value, long epoch) {
    seen.add(new ByFramework.WriteAsked(at(asked), framework, "k", value));
    seen.add(new ByFramework.WriteAcknowledged(at(at), framework, "k", value, at(asked), epoch));
    return this;
  }

  Histories read(double at, String framework, long value) {
    seen.add(new ByFramework.ValueRead(at(at), framework, "k", value));
    return this;
  }

  Histories fault(double from, double to, String fault, Victims victims) {
    seen.add(new Done.FaultBegan(at(from), fault, victims));
    seen.add(new Done.FaultEnded(at(to), fault));
    return this;
  }

  Histories majority(double lost, double back) {
    seen.add(new Done.MajorityLost(at(lost)));
    seen.add(new Done.MajorityBack(at(back)));
    return this;
  }

  Histories agentStopped(double asked, double at) {
    seen.add(new Done.AgentStopped(at(at), "a1", at(asked)));
    return this;
  }

  /** An audit that lists agent a1 with nothing in use, framework F1, and t1 to t3. */
  Histories audited(double at) {
    agent(at, Amount.NONE);
    seen.add(new OverHttp.FrameworkListed(at(at), "F1"));
    for (String task : List.of("t1", "t2", "t3")) {
      seen.add(new OverHttp.TaskListed(at(at), task, "TASK_FINISHED"));
    }
    seen.add(new OverHttp.Audited(at(at)));
    return this;
  }

  /** Agent a1, which lends two CPUs and a hundred MiB. */
  Histories agent(double at, Amount used) {
    seen.add(new OverHttp.AgentListed(at(at), "a1", new Amount(2000, 100), used));
    return this;
  }

  /**
   * A process that writes ten times a second.
   *
   * @param ending how it says that it ends; empty for one that does not say
   */
  Histories run(String task, double from, double to, String ending) {
    List<Long> beats = new ArrayList<>();
    for (double beat = from; beat < to; beat += 0.1) {
      beats.add(at(beat));
    }
    beats.add(at(to));
    return run(task, beats, ending);
  }

  /** A process that stands still for a while. */
  Histories runWithGap(String task, double from, double gapFrom, double gapTo, double to) {
    List<Long> beats = new ArrayList<>();
    for (double beat = from; beat < to; beat += 0.1) {
      if (beat <= gapFrom || beat >= gapTo) {
        beats.add(at(beat));
      }
    }
    return run(task, beats, "exit 0");
  }

  private Histories run(String task, List<Long> beats, String ending) {
    Optional<String> said = ending.isEmpty() ? Optional.empty() : Optional.of(ending);
    runs.add(new TaskRun(task, String.valueOf(1000 + runs.size()), beats, said));
    return this;
  }
}

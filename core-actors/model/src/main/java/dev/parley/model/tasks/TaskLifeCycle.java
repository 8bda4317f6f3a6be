package dev.parley.model.tasks;

import java.util.EnumMap;
import java.util.Map;

/**
 * The one table of the task life cycle: what becomes of a task in one state when a witness reports
 * another. The agent is the witness of everything that happens to a process; the master may only
 * say what it can know without the agent. Every pair has an answer; an impossible one is {@link
 * Outcome#REFUSED}, never an exception.
 */
public final class TaskLifeCycle {
  /** Who says so. */
  public enum Witness {
    AGENT,
    MASTER
  }

  /** What the report means for the task. */
  public enum Outcome {
    /** The task is now in the reported state. */
    MOVES('m'),
    /** The task is in that state already; the report may bring news of detail. */
    REPEATS('r'),
    /** The task has come further than the report; acknowledged and dropped. */
    STALE('s'),
    /** The task has ended, and nothing changes that any more. */
    ABSORBED('a'),
    /** This witness cannot say that. */
    REFUSED('.');

    private final char letter;

    Outcome(char letter) {
      this.letter = letter;
    }

    private static Outcome of(char letter) {
      for (Outcome outcome : values()) {
        if (outcome.letter == letter) {
          return outcome;
        }
      }
      throw new IllegalStateException("no outcome is written as " + letter);
    }
  }

  // The columns are the reported states in the order of TaskState:
  //   STAGING STARTING RUNNING KILLING | FINISHED FAILED KILLED ERROR | LOST DROPPED UNREACHABLE
  //   GONE GONE_BY_OPERATOR UNKNOWN
  private static final Map<TaskState, String> AGENT_SAYS =
      table(
          "STAGING          r m m m  m m m m  . m . . . .",
          "STARTING         s r m m  m m m m  . m . . . .",
          "RUNNING          s s r m  m m m m  . m . . . .",
          "KILLING          s s s r  m m m m  . m . . . .",
          "FINISHED         a a a a  a a a a  . a . . . .",
          "FAILED           a a a a  a a a a  . a . . . .",
          "KILLED           a a a a  a a a a  . a . . . .",
          "ERROR            a a a a  a a a a  . a . . . .",
          "LOST             m m m m  m m m m  . m . . . .",
          "DROPPED          a a a a  a a a a  . a . . . .",
          "UNREACHABLE      m m m m  m m m m  . m . . . .",
          "GONE             m m m m  m m m m  . m . . . .",
          "GONE_BY_OPERATOR a a a a  a a a a  . a . . . .",
          "UNKNOWN          m m m m  m m m m  . m . . . .");

  private static final Map<TaskState, String> MASTER_SAYS =
      table(
          "STAGING          . . . .  . . . m  m m m m m .",
          "STARTING         . . . .  . . . .  m m m m m .",
          "RUNNING          . . . .  . . . .  m m m m m .",
          "KILLING          . . . .  . . . .  m m m m m .",
          "FINISHED         . . . .  . . . a  a a a a a .",
          "FAILED           . . . .  . . . a  a a a a a .",
          "KILLED           . . . .  . . . a  a a a a a .",
          "ERROR            . . . .  . . . a  a a a a a .",
          "LOST             . . . .  . . . .  r m m m m .",
          "DROPPED          . . . .  . . . a  a a a a a .",
          "UNREACHABLE      . . . .  . . . .  m m r m m .",
          "GONE             . . . .  . . . .  s m s r m .",
          "GONE_BY_OPERATOR . . . .  . . . a  a a a a a .",
          "UNKNOWN          . . . .  . . . .  m m m m m .");

  private TaskLifeCycle() {}

  /** What it means that {@code witness} reports {@code reported} of a task in {@code current}. */
  public static Outcome judge(TaskState current, Witness witness, TaskState reported) {
    Map<TaskState, String> table = witness == Witness.AGENT ? AGENT_SAYS : MASTER_SAYS;
    String row = table.get(current);
    if (row == null) {
      throw new IllegalStateException("the table has no row for " + current);
    }
    return Outcome.of(row.charAt(reported.ordinal()));
  }

  private static Map<TaskState, String> table(String... rows) {
    Map<TaskState, String> table = new EnumMap<>(TaskState.class);
    for (String row : rows) {
      int blank = row.indexOf(' ');
      String letters = row.substring(blank).replace(" ", "");
      if (letters.length() != TaskState.values().length) {
        throw new IllegalStateException("the row has a wrong number of columns: " + row);
      }
      table.put(TaskState.valueOf(row.substring(0, blank)), letters);
    }
    return table;
  }
}

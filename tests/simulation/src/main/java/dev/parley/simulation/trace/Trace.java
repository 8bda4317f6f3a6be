package dev.parley.simulation.trace;

import dev.parley.simulation.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything that was said in a run, in order: when, from whom to whom, and what. The text is made
 * when it is asked for, because nobody reads that of a run in which all was well.
 */
public final class Trace {

  /**
   * @param micros since the beginning of the run
   * @param to empty for what just happened to {@code from}
   * @param content a message, a text, or what is said to the allocator and by it
   */
  private record Entry(long micros, String from, String to, Object content) {
    String words() {
      String what = MessageSummary.of(content);
      return to.isEmpty() ? from + ": " + what : from + " -> " + to + ": " + what;
    }

    String line() {
      return String.format(Locale.ROOT, "%4d.%06d ", micros / 1_000_000, micros % 1_000_000)
          + words();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Timeline timeline;

  public Trace(Timeline timeline) {
    this.timeline = timeline;
  }

  /** {@code content} arrived, and is never changed afterwards. */
  public void said(Object from, Object to, Object content) {
    entries.add(new Entry(timeline.micros(), from.toString(), to.toString(), content));
  }

  /** Something happened to a party. */
  public void note(Object who, String what) {
    entries.add(new Entry(timeline.micros(), who.toString(), "", what));
  }

  /** One line for each thing said: {@code 1.002003 a1 -> m1: Pong}, with the time in seconds. */
  public List<String> lines() {
    return entries.stream().map(Entry::line).toList();
  }

  /** The lines without their times. */
  public List<String> words() {
    return entries.stream().map(Entry::words).toList();
  }

  /** The last so many lines. */
  public List<String> last(int count) {
    return entries.subList(Math.max(0, entries.size() - count), entries.size()).stream()
        .map(Entry::line)
        .toList();
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}

package dev.parley.model.resources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whole numbers in ranges that include both ends (ports). Always sorted, apart from each other and
 * coalesced, so that equal contents are equal values.
 */
public record Ranges(List<Range> ranges) implements Value {
  private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,18})\\s*-\\s*(\\d{1,18})\\s*");

  static final Ranges NONE = new Ranges(List.of());

  /** The whole numbers from {@code begin} to {@code end}, both included. */
  public record Range(long begin, long end) {
    /**
     * @throws IllegalArgumentException if the end is before the begin, or the begin is negative
     */
    public Range {
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException("the range " + begin + "-" + end + " is not valid");
      }
    }

    public long size() {
      return end - begin + 1;
    }

    @Override
    public String toString() {
      return begin + "-" + end;
    }
  }

  public Ranges {
    ranges = coalesce(ranges);
  }

  /** How many numbers there are. */
  public long count() {
    return ranges.stream().mapToLong(Range::size).sum();
  }

  static Ranges parse(String text) {
    List<Range> parsed = new ArrayList<>();
    for (String part : text.substring(1, text.length() - 1).split(",", -1)) {
      if (part.isBlank() && parsed.isEmpty() && text.indexOf(',') < 0) {
        break;
      }
      Matcher m = RANGE.matcher(part);
      if (!m.matches()) {
        throw new IllegalArgumentException(
            "'" + part.strip() + "' is not a range like 31000-32000");
      }
      Range range = new Range(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)));
      if (parsed.stream().anyMatch(r -> r.begin <= range.end && range.begin <= r.end)) {
        throw new IllegalArgumentException("the range " + range + " overlaps another one");
      }
      parsed.add(range);
    }
    return new Ranges(parsed);
  }

  private static List<Range> coalesce(List<Range> unsorted) {
    List<Range> sorted = new ArrayList<>(unsorted);
    sorted.sort(Comparator.comparingLong(Range::begin));
    List<Range> result = new ArrayList<>(sorted.size());
    for (Range next : sorted) {
      Range last = result.isEmpty() ? null : result.get(result.size() - 1);
      if (last != null && next.begin <= last.end + 1) {
        result.set(result.size() - 1, new Range(last.begin, Math.max(last.end, next.end)));
      } else {
        result.add(next);
      }
    }
    return List.copyOf(result);
  }

  @Override
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Override
  public boolean contains(Value other) {
    return other instanceof Ranges r && r.minus(this).isEmpty();
  }

  @Override
  public Ranges plus(Value other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(same(other).ranges);
    return new Ranges(all);
  }

  @Override
  public Ranges minus(Value other) {
    List<Range> left = ranges;
    for (Range gone : same(other).ranges) {
      List<Range> next = new ArrayList<>(left.size() + 1);
      for (Range r : left) {
        if (r.begin < gone.begin) {
          next.add(new Range(r.begin, Math.min(r.end, gone.begin - 1)));
        }
        if (r.end > gone.end) {
          next.add(new Range(Math.max(r.begin, gone.end + 1), r.end));
        }
      }
      left = next;
    }
    return new Ranges(left);
  }

  @Override
  public Value intersect(Value other) {
    return other instanceof Ranges r ? minus(minus(r)) : NONE;
  }

  private Ranges same(Value other) {
    if (other instanceof Ranges r) {
      return r;
    }
    throw new IllegalArgumentException("ranges and " + other + " do not go together");
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(",", "[", "]"));
  }
}

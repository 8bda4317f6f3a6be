package dev.parley.cli.show;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Lines of text in columns that are as wide as they must be. What others wrote (names, messages) is
 * cleaned, so that it can neither break the lines nor steer the terminal. For one thread.
 */
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String title, boolean right) {}

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** Titles of the columns; one that begins with {@code >} has its values on the right. */
  public static Table of(String... titles) {
    return new Table(
        Arrays.stream(titles)
            .map(t -> t.startsWith(">") ? new Column(t.substring(1), true) : new Column(t, false))
            .toList());
  }

  /** One value for each column; an empty one is shown as a dash. */
  public Table row(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + columns.size() + " columns");
    }
    rows.add(Arrays.stream(values).map(value -> cell(String.valueOf(value))).toList());
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The titles, then the rows. */
  public void print(PrintWriter out) {
    List<String> titles = columns.stream().map(c -> c.title().toUpperCase(Locale.ROOT)).toList();
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(titles.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    out.println(line(titles, widths));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      if (columns.get(i).right()) {
        line.append(padding).append(cells.get(i));
      } else {
        line.append(cells.get(i)).append(padding);
      }
    }
    return line.toString().stripTrailing();
  }

  private static String cell(String text) {
    String clean = clean(text).strip();
    return clean.isEmpty() ? "-" : clean;
  }

  /** With a space for every character that is none: ends of lines, terminal controls. */
  static String clean(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

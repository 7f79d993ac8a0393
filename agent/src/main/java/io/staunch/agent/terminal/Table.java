package io.staunch.agent.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns, two blanks between them. Where they are too wide for the terminal, the
 * widest columns give way first; plain output is never cut.
 */
public final class Table {
  private static final int GAP = 2;
  private static final int LEAST = 4;

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A column by its heading. */
  public record Column(String heading, boolean right) {
    /** Text, aligned left. */
    public static Column text(String heading) {
      return new Column(heading, false);
    }

    /** Figures, aligned right. */
    public static Column figures(String heading) {
      return new Column(heading, true);
    }
  }

  /** An empty table; without any heading none is printed. */
  public static Table of(Column... columns) {
    return new Table(List.of(columns));
  }

  /** Adds a row with one cell per column; cells may be coloured. */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table as lines, without trailing blanks. */
  public List<String> lines(Terminal terminal) {
    int[] widths = widths(terminal);
    String ellipsis = terminal.unicode() ? "…" : "~";
    List<String> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.heading().isEmpty())) {
      List<String> headings =
          columns.stream().map(column -> terminal.paint(Ink.FAINT, column.heading())).toList();
      lines.add(line(headings, widths, ellipsis));
    }
    rows.forEach(row -> lines.add(line(row, widths, ellipsis)));
    return List.copyOf(lines);
  }

  private String line(List<String> cells, int[] widths, String ellipsis) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Width.cut(cells.get(i), widths[i], ellipsis);
      line.append(" ".repeat(i == 0 ? 0 : GAP))
          .append(Width.padded(cell, widths[i], columns.get(i).right()));
    }
    return line.toString().stripTrailing();
  }

  private int[] widths(Terminal terminal) {
    int[] widths = new int[columns.size()];
    int sum = GAP * Math.max(0, widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              Width.of(columns.get(i).heading()),
              rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0));
      sum += widths[i];
    }
    for (int over = terminal.live() ? sum - terminal.columns() : 0; over > 0; over--) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= LEAST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }
}

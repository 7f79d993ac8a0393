package io.staunch.policy.check;

import io.staunch.policy.setting.Effective;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns, for a terminal. */
final class Sheet {
  private Sheet() {}

  static String of(String title, String first, String second, List<Effective> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of(first, second, "WHERE"));
    for (Effective row : rows) {
      String where = row.at().map(Object::toString).orElse("default");
      cells.add(List.of(row.name(), row.value(), where));
    }
    int left = width(cells, 0);
    int middle = Math.min(width(cells, 1), 60);
    StringBuilder sheet = new StringBuilder(title).append('\n');
    for (List<String> line : cells) {
      sheet
          .append("  ")
          .append(padded(line.get(0), left))
          .append("  ")
          .append(padded(line.get(1), middle))
          .append("  ")
          .append(line.get(2))
          .append('\n');
    }
    return sheet.toString();
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a captured terminal screen (text with SGR colours, as {@code tmux capture-pane -p -e} gives it) into an SVG.
 * Braille and line characters are drawn as shapes, so that the picture looks the same with every font.
 *
 * <p>{@code java ScreenPicture.java COLUMNS "TITLE" < screen.txt > screen.svg}
 */
final class ScreenPicture {
  private static final double CELL = 8.4;
  private static final double LINE = 18;
  private static final double SIZE = 14;
  private static final double PAD = 14;
  private static final double BAR = 30;

  private static final String PLAIN = "#d6deeb";
  private static final Map<String, String> COLOURS =
      Map.of("31", "#ff6b68", "32", "#7ddc7d", "33", "#f2c55c", "36", "#5fd7e0");

  /** One character with how it is drawn. */
  private record Cell(String text, String colour, boolean faint, boolean bold) {
    String style() {
      return "fill=\"%s\"%s%s"
          .formatted(colour, faint ? " opacity=\".55\"" : "", bold ? " font-weight=\"700\"" : "");
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final Map<String, StringBuilder> shapes = new TreeMap<>();

  public static void main(String[] words) throws Exception {
    String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    String svg = new ScreenPicture().picture(text, Integer.parseInt(words[0]), words[1]);
    Files.write(Path.of("/dev/stdout"), svg.getBytes(StandardCharsets.UTF_8));
  }

  private String picture(String text, int columns, String title) {
    List<List<Cell>> rows = rows(text);
    double width = 2 * PAD + columns * CELL;
    double height = BAR + 2 * PAD + rows.size() * LINE;
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$.0f" height="%2$.0f" viewBox="0 0 %1$.0f %2$.0f" role="img">
        <title>%3$s</title>
        <rect width="%1$.0f" height="%2$.0f" rx="9" fill="#10151c"/>
        <rect width="%1$.0f" height="%4$.0f" rx="9" fill="#1d2530"/>
        <circle cx="18" cy="15" r="5.5" fill="#ff5f57"/><circle cx="36" cy="15" r="5.5" fill="#febc2e"/><circle cx="54" cy="15" r="5.5" fill="#28c840"/>
        <g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="%5$.0f">
        <text x="%6$.0f" y="20" text-anchor="middle" fill="#8b98a9" font-size="13">%3$s</text>
        """
            .formatted(width, height, escape(title), BAR, SIZE, width / 2));
    for (int row = 0; row < rows.size(); row++) {
      draw(rows.get(row), BAR + PAD + row * LINE);
    }
    shapes.forEach((style, path) -> out.append("<path %s d=\"%s\"/>\n".formatted(style, path)));
    return out.append("</g>\n</svg>\n").toString();
  }

  /** Characters with their colours, row by row. */
  private static List<List<Cell>> rows(String text) {
    List<List<Cell>> rows = new ArrayList<>();
    String colour = PLAIN;
    boolean faint = false;
    boolean bold = false;
    for (String line : text.stripTrailing().split("\n", -1)) {
      List<Cell> row = new ArrayList<>();
      for (int at = 0; at < line.length(); at++) {
        if (line.startsWith("\u001b[", at)) {
          int end = line.indexOf('m', at);
          for (String code : line.substring(at + 2, end).split(";")) {
            switch (code) {
              case "", "0" -> {
                colour = PLAIN;
                faint = false;
                bold = false;
              }
              case "1" -> bold = true;
              case "2" -> faint = true;
              case "39" -> colour = PLAIN;
              default -> colour = COLOURS.getOrDefault(code, colour);
            }
          }
          at = end;
        } else {
          row.add(new Cell(line.substring(at, at + 1), colour, faint, bold));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private void draw(List<Cell> row, double top) {
    int column = 0;
    while (column < row.size()) {
      Cell cell = row.get(column);
      if (shape(cell, PAD + column * CELL, top)) {
        column++;
        continue;
      }
      int end = column;
      StringBuilder run = new StringBuilder();
      while (end < row.size() && row.get(end).style().equals(cell.style()) && !isShape(row.get(end))) {
        run.append(row.get(end++).text());
      }
      if (!run.toString().isBlank()) {
        out.append(
            "<text xml:space=\"preserve\" x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" %s>%s</text>\n"
                .formatted(PAD + column * CELL, top + 13.5, (end - column) * CELL, cell.style(), escape(run.toString())));
      }
      column = end;
    }
  }

  private static boolean isShape(Cell cell) {
    char sign = cell.text().charAt(0);
    return (sign >= '\u2800' && sign <= '\u28ff') || "─╌│┤└▲".indexOf(sign) >= 0;
  }

  /** Draws characters that fonts draw differently; false for all others. */
  private boolean shape(Cell cell, double left, double top) {
    char sign = cell.text().charAt(0);
    double middle = left + CELL / 2;
    double half = top + LINE / 2;
    if (!isShape(cell)) {
      return false;
    }
    if (sign >= '\u2800') {
      int dots = sign - '\u2800';
      int[][] bits = {{0, 1, 2, 6}, {3, 4, 5, 7}};
      for (int x = 0; x < 2; x++) {
        for (int y = 0; y < 4; y++) {
          if ((dots >> bits[x][y] & 1) == 1) {
            filled(cell, left + 0.9 + x * CELL / 2, top + 1 + y * LINE / 4, 2.5, 2.5);
          }
        }
      }
      return true;
    }
    switch (sign) {
      case '─' -> filled(cell, left, half - 0.5, CELL, 1);
      case '╌' -> filled(cell, left + 1, half - 0.6, CELL - 3.4, 1.2);
      case '│' -> filled(cell, middle - 0.5, top, 1, LINE);
      case '┤' -> {
        filled(cell, middle - 0.5, top, 1, LINE);
        filled(cell, left, half - 0.5, CELL / 2, 1);
      }
      case '└' -> {
        filled(cell, middle - 0.5, top, 1, LINE / 2);
        filled(cell, middle, half - 0.5, CELL / 2, 1);
      }
      default ->
          path(cell).append(
              String.format(Locale.ROOT, "M%.1f %.1fl%.1f %.1fh%.1fz", middle, half - 6, CELL * 0.55, 10.0, -CELL * 1.1));
    }
    return true;
  }

  private void filled(Cell cell, double x, double y, double width, double height) {
    path(cell).append(String.format(Locale.ROOT, "M%.1f %.1fh%.1fv%.1fh%.1fz", x, y, width, height, -width));
  }

  private StringBuilder path(Cell cell) {
    return shapes.computeIfAbsent(cell.style(), style -> new StringBuilder());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

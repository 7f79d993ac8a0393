package io.staunch.agent.terminal;

/** Where a curve is drawn, in characters; both coordinates run from 0 to 1, up and to the right. */
sealed interface Canvas {
  /** What a cell without any part of the curve holds. */
  char EMPTY = ' ';

  void line(double x0, double y0, double x1, double y1);

  /**
   * @param row counted from the top
   */
  char cell(int column, int row);

  static Canvas of(Terminal.Glyphs glyphs, int width, int height) {
    return switch (glyphs) {
      case BRAILLE -> new Dots(width, height);
      case BLOCKS -> new Bars(width, height, "▁▂▃▄▅▆▇█");
      case ASCII -> new Bars(width, height, ".:#");
    };
  }

  /** Braille: two by four dots in each character. */
  final class Dots implements Canvas {
    private static final int[][] BITS = {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}};
    private final int[][] cells;

    Dots(int width, int height) {
      this.cells = new int[height][width];
    }

    @Override
    public void line(double x0, double y0, double x1, double y1) {
      int right = cells[0].length * 2 - 1;
      int top = cells.length * 4 - 1;
      int fromX = (int) Math.round(x0 * right);
      int fromY = (int) Math.round(y0 * top);
      int toX = (int) Math.round(x1 * right);
      int toY = (int) Math.round(y1 * top);
      int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
      for (int i = 0; i <= steps; i++) {
        dot(
            Math.clamp(fromX + Math.round((float) (toX - fromX) * i / steps), 0, right),
            Math.clamp(fromY + Math.round((float) (toY - fromY) * i / steps), 0, top));
      }
    }

    private void dot(int x, int y) {
      cells[cells.length - 1 - y / 4][x / 2] |= BITS[x % 2][y % 4];
    }

    @Override
    public char cell(int column, int row) {
      return cells[row][column] == 0 ? EMPTY : (char) (0x2800 + cells[row][column]);
    }
  }

  /** Filled columns, the last character of each standing for the part of a row. */
  final class Bars implements Canvas {
    private final double[] levels;
    private final int height;
    private final String parts;

    /**
     * @param parts characters for growing parts of a row, the last for a full one
     */
    Bars(int width, int height, String parts) {
      this.levels = new double[width];
      this.height = height;
      this.parts = parts;
    }

    @Override
    public void line(double x0, double y0, double x1, double y1) {
      int from = column(x0);
      int to = column(x1);
      for (int c = from; c <= to; c++) {
        double y = to == from ? Math.max(y0, y1) : y0 + (y1 - y0) * (c - from) / (to - from);
        levels[c] = Math.max(levels[c], y);
      }
    }

    private int column(double x) {
      return Math.clamp(Math.round(x * (levels.length - 1)), 0, levels.length - 1);
    }

    @Override
    public char cell(int column, int row) {
      double part = levels[column] * height - (height - 1 - row);
      int step = (int) Math.ceil(part * parts.length() - 1e-9);
      return step <= 0 ? EMPTY : parts.charAt(Math.min(step, parts.length()) - 1);
    }
  }
}

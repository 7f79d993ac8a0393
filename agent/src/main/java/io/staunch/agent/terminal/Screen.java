package io.staunch.agent.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * A block of lines that is printed over in place, below lines that stay. Each refresh is one write,
 * so that nothing flickers. Where the terminal cannot do it, only the lines that stay are printed.
 */
public final class Screen implements AutoCloseable {
  private static final String ESC = "\u001b[";

  /** Terminals that know it show what lies between the two at once; others ignore it. */
  private static final String BEGIN = ESC + "?2026h";

  private static final String END = ESC + "?2026l";
  private static final String HIDE_CURSOR = ESC + "?25l";
  private static final String SHOW_CURSOR = ESC + "?25h";
  private static final String ERASE_LINE = ESC + "K";
  private static final String ERASE_BELOW = ESC + "J";

  private final PrintStream out;
  private final Supplier<Terminal> terminal;
  private List<String> block = List.of();
  private boolean begun;
  private boolean closed;

  /**
   * @param terminal asked at each refresh: people resize their windows
   */
  public Screen(PrintStream out, Supplier<Terminal> terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether {@link #show} does anything. */
  public boolean live() {
    return terminal.get().live();
  }

  /** Puts these lines in place of those shown before; what does not fit is cut. */
  public synchronized void show(List<String> lines) {
    Terminal now = terminal.get();
    if (!now.live() || closed) {
      return;
    }
    StringBuilder text = new StringBuilder(begun ? BEGIN : HIDE_CURSOR + BEGIN);
    begun = true;
    refresh(text, fitting(lines, now));
    print(text.append(END));
  }

  /** Prints a line that stays, above the block. */
  public synchronized void say(String line) {
    if (!terminal.get().live()) {
      print(new StringBuilder(line).append('\n'));
      return;
    }
    List<String> under = block;
    StringBuilder text = new StringBuilder(BEGIN);
    back(text);
    text.append(line).append(ERASE_LINE).append('\n');
    block = List.of();
    refresh(text, under);
    print(text.append(END));
  }

  /** Leaves the block where it is and the cursor visible below it. */
  @Override
  public synchronized void close() {
    if (begun && !closed) {
      print(new StringBuilder(SHOW_CURSOR));
    }
    closed = true;
    block = List.of();
  }

  private void refresh(StringBuilder text, List<String> lines) {
    back(text);
    lines.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
    text.append(ERASE_BELOW);
    block = lines;
  }

  private void back(StringBuilder text) {
    text.append('\r');
    if (!block.isEmpty()) {
      text.append(ESC).append(block.size()).append('A');
    }
  }

  /** A line that wraps or a block that scrolls would put the cursor out of place. */
  private static List<String> fitting(List<String> lines, Terminal terminal) {
    String ellipsis = terminal.unicode() ? "…" : "~";
    return lines.stream()
        .limit(terminal.rows() - 1L)
        .map(line -> Width.cut(line, terminal.columns() - 1, ellipsis))
        .toList();
  }

  private void print(StringBuilder text) {
    out.print(text);
    out.flush();
  }
}

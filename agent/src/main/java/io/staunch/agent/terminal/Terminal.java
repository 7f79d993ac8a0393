package io.staunch.agent.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the place where we print can show.
 *
 * @param live lines can be printed over in place
 * @param colour <a href="https://no-color.org">NO_COLOR</a> and a dumb terminal say no
 */
public record Terminal(boolean live, int columns, int rows, boolean colour, Glyphs glyphs) {
  private static final int LEAST = 20;

  /** Which characters can be shown. */
  public enum Glyphs {
    ASCII,
    /** UTF-8 on a console whose font has block elements but no braille. */
    BLOCKS,
    BRAILLE
  }

  /** Plain lines of ASCII, as for a log. */
  public static final Terminal PLAIN = new Terminal(false, 80, 24, false, Glyphs.ASCII);

  /** Rows and columns of a terminal. */
  public record Size(int rows, int columns) {}

  /** Reads a terminal's capabilities from its surroundings. */
  static Terminal of(Map<String, String> environment, boolean tty, Optional<Size> size) {
    String term = environment.getOrDefault("TERM", "dumb");
    boolean capable = tty && !term.equals("dumb");
    return new Terminal(
        capable,
        Math.max(
            LEAST, number(environment, "COLUMNS").or(() -> size.map(Size::columns)).orElse(80)),
        Math.max(2, number(environment, "LINES").or(() -> size.map(Size::rows)).orElse(24)),
        capable && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        glyphs(environment, term));
  }

  /** This process's standard output. */
  public static Terminal ofStandardOutput() {
    boolean tty = isTerminal();
    return of(System.getenv(), tty, tty ? TerminalSize.asked() : Optional.empty());
  }

  /** The text in a colour, or as it is where there are none. */
  public String paint(Ink ink, String text) {
    return colour ? ink.over(text) : text;
  }

  /** Whether characters beyond ASCII can be shown. */
  public boolean unicode() {
    return glyphs != Glyphs.ASCII;
  }

  private static Glyphs glyphs(Map<String, String> environment, String term) {
    String locale =
        Optional.of(environment.getOrDefault("LC_ALL", ""))
            .filter(text -> !text.isEmpty())
            .or(() -> Optional.ofNullable(environment.get("LC_CTYPE")).filter(t -> !t.isEmpty()))
            .orElse(environment.getOrDefault("LANG", ""));
    boolean utf8 = locale.replace("-", "").toUpperCase(java.util.Locale.ROOT).contains("UTF8");
    if (!utf8) {
      return Glyphs.ASCII;
    }
    return term.equals("linux") ? Glyphs.BLOCKS : Glyphs.BRAILLE;
  }

  private static Optional<Integer> number(Map<String, String> environment, String name) {
    String text = environment.getOrDefault(name, "");
    return text.matches("[1-9][0-9]{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.matches("/dev/(tty|console).*");
    } catch (IOException e) {
      return false;
    }
  }
}

package io.staunch.agent.terminal;

/** How many columns a text takes on a terminal, colours not counted. */
final class Width {
  private static final char ESCAPE = '\u001b';

  private Width() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int end = pastEscape(text, i);
      if (end > i) {
        i = end;
      } else {
        int c = text.codePointAt(i);
        width += of(c);
        i += Character.charCount(c);
      }
    }
    return width;
  }

  /** The text cut to at most {@code columns}, its last column saying so; colours end with it. */
  static String cut(String text, int columns, String ellipsis) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    boolean coloured = false;
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int end = pastEscape(text, i);
      if (end > i) {
        kept.append(text, i, end);
        coloured = true;
        i = end;
        continue;
      }
      int c = text.codePointAt(i);
      if (width + of(c) > columns - of(ellipsis)) {
        break;
      }
      width += of(c);
      kept.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return kept.append(columns > 0 ? ellipsis : "").append(coloured ? "\u001b[0m" : "").toString();
  }

  static String padded(String text, int columns, boolean right) {
    String blanks = " ".repeat(Math.max(0, columns - of(text)));
    return right ? blanks + text : text + blanks;
  }

  private static int pastEscape(String text, int at) {
    if (text.charAt(at) != ESCAPE || at + 1 >= text.length() || text.charAt(at + 1) != '[') {
      return at;
    }
    int end = at + 2;
    while (end < text.length() && !Character.isLetter(text.charAt(end))) {
      end++;
    }
    return Math.min(end + 1, text.length());
  }

  /** As wcwidth(3) has it, roughly: East Asian and emoji are wide, combining marks take nothing. */
  private static int of(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default ->
          (c >= 0x1100 && c <= 0x115f)
                  || (c >= 0x2e80 && c <= 0xa4cf)
                  || (c >= 0xac00 && c <= 0xd7a3)
                  || (c >= 0xf900 && c <= 0xfaff)
                  || (c >= 0xfe30 && c <= 0xfe6f)
                  || (c >= 0xff00 && c <= 0xff60)
                  || (c >= 0x1f300 && c <= 0x1faff)
              ? 2
              : 1;
    };
  }
}

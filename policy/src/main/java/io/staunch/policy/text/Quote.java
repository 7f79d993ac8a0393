package io.staunch.policy.text;

/**
 * An operator's text as messages quote it: on one line, in bounds, nothing that could move a
 * terminal's cursor.
 */
public final class Quote {
  private static final int MOST = 60;

  private Quote() {}

  public static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int shown = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (shown++ == MOST) {
        return quoted.append("…\"").toString();
      }
      int letter = text.codePointAt(i);
      if (letter == '\n') {
        quoted.append("\\n");
      } else if (letter == '\t') {
        quoted.append("\\t");
      } else if (isHidden(letter)) {
        quoted.append(String.format("\\u%04X", letter));
      } else {
        quoted.appendCodePoint(letter);
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * What a terminal would not show as it is: controls, direction marks, spaces that are not the
   * space.
   */
  private static boolean isHidden(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> letter != ' ';
      default -> false;
    };
  }
}

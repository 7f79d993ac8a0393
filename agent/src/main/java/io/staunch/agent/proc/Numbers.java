package io.staunch.agent.proc;

import java.nio.charset.StandardCharsets;

/** Decimal numbers in the bytes of a /proc file, read without making strings. */
final class Numbers {
  /** Stands for a field that is no number or does not fit. */
  static final long NONE = -1;

  /** So many digits always fit, also when KiB become bytes. */
  private static final int MOST_DIGITS = 15;

  private Numbers() {}

  /** The number that begins at {@code from}, blanks skipped; {@link #NONE} where there is none. */
  static long at(byte[] text, int from, int end) {
    int i = from;
    while (i < end && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    int start = i;
    long number = 0;
    while (i < end && text[i] >= '0' && text[i] <= '9') {
      if (i - start >= MOST_DIGITS) {
        return NONE;
      }
      number = number * 10 + (text[i] - '0');
      i++;
    }
    boolean ends = i == end || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == 0;
    return i > start && ends ? number : NONE;
  }

  static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return at(bytes, 0, bytes.length);
  }

  /** A number that is a pid or a count; {@link #NONE} where it is none or too large for one. */
  static int small(long number) {
    return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : (int) NONE;
  }

  /** The pid that a folder of /proc is named after; {@link #NONE} for another name. */
  static int pid(String name) {
    int pid = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 8) {
        return (int) NONE;
      }
      pid = pid * 10 + digit;
    }
    return pid > 0 ? pid : (int) NONE;
  }
}

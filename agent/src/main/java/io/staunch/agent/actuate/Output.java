package io.staunch.agent.actuate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning and the end of a program's output, in bounded memory. */
final class Output {
  private final byte[] head;
  private final byte[] tail;
  private long seen;

  Output(int keep) {
    head = new byte[keep / 2];
    tail = new byte[keep - keep / 2];
  }

  void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++, seen++) {
      if (seen < head.length) {
        head[(int) seen] = bytes[i];
      } else if (tail.length > 0) {
        tail[(int) ((seen - head.length) % tail.length)] = bytes[i];
      }
    }
  }

  boolean full() {
    return seen > head.length + tail.length;
  }

  /** As text: broken UTF-8 replaced, control characters blanked, what was left out counted. */
  String text() {
    long rest = Math.max(0, seen - head.length);
    if (rest <= tail.length) {
      byte[] all = Arrays.copyOf(head, (int) seen);
      System.arraycopy(tail, 0, all, (int) (seen - rest), (int) rest);
      return printable(decode(all));
    }
    int cut = tail.length == 0 ? 0 : (int) (rest % tail.length);
    byte[] last = new byte[tail.length];
    System.arraycopy(tail, cut, last, 0, tail.length - cut);
    System.arraycopy(tail, 0, last, tail.length - cut, cut);
    return printable(
        decode(head) + " […" + (rest - tail.length) + " bytes left out…] " + decode(last));
  }

  private static String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\n' || !Character.isISOControl(c) ? c : ' ')
        .forEach(shown::appendCodePoint);
    return shown.toString().strip();
  }
}

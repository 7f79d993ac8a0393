package io.staunch.agent.proc;

/** Resident memory in /proc/PID/statm: the second of seven numbers, in pages. */
final class Statm {
  private Statm() {}

  /** Resident pages; {@link Numbers#NONE} where the text is malformed. */
  static long residentPages(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (text[i] == ' ') {
        return Numbers.at(text, i + 1, length);
      }
    }
    return Numbers.NONE;
  }
}

package io.staunch.agent.proc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The fields of /proc/PID/stat that tell processes apart. The name is in parentheses and may itself
 * hold blanks and parentheses, so the rest counts from the last one.
 *
 * @param state one letter: R, S, D, Z for ended but not yet waited for …
 * @param startTicks clock ticks since boot
 * @param residentPages as in statm
 */
public record Stat(
    int pid,
    String command,
    char state,
    int parent,
    int group,
    int session,
    boolean kernelThread,
    int threads,
    long startTicks,
    long residentPages) {

  private static final long KERNEL_THREAD_FLAG = 0x0020_0000;

  /** Fields after the name, counted from the state as 0; proc(5) counts from the pid as 1. */
  private static final int PARENT = 1;

  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int FLAGS = 6;
  private static final int THREADS = 17;
  private static final int START = 19;
  private static final int RESIDENT = 21;

  /** Reads the first {@code length} bytes of the file; empty where they are not what it holds. */
  public static Optional<Stat> parse(byte[] text, int length) {
    int open = indexOf(text, '(', 0, length);
    int close = lastIndexOf(text, ')', length);
    if (open < 2 || close < open || close + 2 >= length) {
      return Optional.empty();
    }
    long[] fields = new long[RESIDENT + 1];
    int at = close + 2;
    char state = (char) text[at];
    for (int field = 1; field <= RESIDENT; field++) {
      at = indexOf(text, ' ', at, length);
      if (at < 0) {
        return Optional.empty();
      }
      at++;
      fields[field] = Numbers.at(text, at, length);
    }
    int pid = Numbers.small(Numbers.at(text, 0, open));
    int parent = Numbers.small(fields[PARENT]);
    if (pid < 0 || parent < 0 || fields[START] < 0 || fields[RESIDENT] < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Stat(
            pid,
            new String(text, open + 1, close - open - 1, StandardCharsets.UTF_8),
            state,
            parent,
            Math.max(0, Numbers.small(fields[GROUP])),
            Math.max(0, Numbers.small(fields[SESSION])),
            fields[FLAGS] >= 0 && (fields[FLAGS] & KERNEL_THREAD_FLAG) != 0,
            Math.max(0, Numbers.small(fields[THREADS])),
            fields[START],
            fields[RESIDENT]));
  }

  /**
   * Whether it has ended and only waits to be waited for; a leader whose other threads live on has
   * not.
   */
  public boolean ended() {
    return (state == 'Z' || state == 'X' || state == 'x') && threads <= 1;
  }

  private static int indexOf(byte[] text, char wanted, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int lastIndexOf(byte[] text, char wanted, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}

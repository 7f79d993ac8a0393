package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines of a log from a stream, with one line's worth of memory: the good ones, and the
 * spans between them that are damaged. Inside a span it looks on for the next start of a line, so
 * that a line feed lost to a flipped bit costs one line, not two.
 */
final class LineScan {
  private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d{1,18})[,}]");

  /** What the scan meets. */
  sealed interface Met {
    /** Offset of its first byte in the stream. */
    long at();

    /** Bytes, with the line feed. */
    long length();

    /** A good line. */
    record Good(Line line, long at, long length) implements Met {}

    /**
     * Bytes that are no good line.
     *
     * @param number what seems to be the number of the line that stood there
     */
    record Damaged(Optional<Long> number, long at, long length) implements Met {}
  }

  private final InputStream in;
  private final byte[] start = Line.start();
  private byte[] buffer = new byte[16 * 1024];
  private int from;
  private int to;
  private long base;
  private boolean ended;

  LineScan(InputStream in) {
    this.in = in;
  }

  /** The next line or span, empty at the end. */
  Optional<Met> next() throws IOException {
    int feed = find((byte) '\n', from);
    while (feed < 0 && !ended && to - from < Line.LONGEST) {
      int had = to - from;
      fill();
      feed = find((byte) '\n', from + had);
    }
    if (from == to) {
      return Optional.empty();
    }
    int end = feed >= 0 ? feed : to;
    Optional<Line> line = feed >= 0 ? Line.of(buffer, from, end) : Optional.empty();
    Met met;
    if (line.isPresent()) {
      met = new Met.Good(line.get(), base + from, end + 1L - from);
    } else {
      int next = start(from + 1, end);
      int stop = next >= 0 ? next : feed >= 0 ? end + 1 : to;
      met = new Met.Damaged(number(from, stop), base + from, stop - (long) from);
    }
    from += (int) met.length();
    return Optional.of(met);
  }

  private int find(byte what, int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == what) {
        return i;
      }
    }
    return -1;
  }

  private int start(int begin, int end) {
    for (int i = begin; i + start.length <= end; i++) {
      if (Arrays.equals(buffer, i, i + start.length, start, 0, start.length)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<Long> number(int start, int end) {
    String head = new String(buffer, start, StrictMath.min(end - start, 200), ISO_8859_1);
    Matcher number = NUMBER.matcher(head);
    return number.find() ? Optional.of(Long.valueOf(number.group(1))) : Optional.empty();
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      base += from;
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, StrictMath.min(buffer.length * 2, Line.LONGEST + 1));
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      ended = true;
    } else {
      to += read;
    }
  }
}

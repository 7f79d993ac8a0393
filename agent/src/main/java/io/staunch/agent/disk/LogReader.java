package io.staunch.agent.disk;

import io.staunch.agent.disk.LineScan.Met;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a log without changing it, with bounded memory; also while another process appends to it.
 */
record LogReader(LogFiles files) {

  /**
   * Everything in one segment, good and damaged, until the visitor has enough; says whether it
   * wants more.
   */
  static boolean scan(Path segment, Predicate<Met> goOn) throws IOException {
    try (InputStream in = new FileInputStream(segment.toFile())) {
      LineScan scan = new LineScan(in);
      for (Optional<Met> met = scan.next(); met.isPresent(); met = scan.next()) {
        if (!goOn.test(met.get())) {
          return false;
        }
      }
      return true;
    }
  }

  /** The good lines at the start of the reserve; zeros or a torn line are its end. */
  void scanReserve(Predicate<Met.Good> goOn) throws IOException {
    if (!files.reserve().toFile().exists()) {
      return;
    }
    try (InputStream in = new BufferedInputStream(new FileInputStream(files.reserve().toFile()))) {
      in.mark(1);
      if (in.read() <= 0) {
        return;
      }
      in.reset();
      LineScan scan = new LineScan(in);
      boolean more = true;
      while (more) {
        more =
            scan.next().orElse(new Met.Damaged(Optional.empty(), 0, 0)) instanceof Met.Good good
                && goOn.test(good);
      }
    }
  }

  /** The good lines, each number once, in rising order, until the visitor has enough. */
  void lines(Predicate<Line> goOn) throws IOException {
    long[] last = {Long.MIN_VALUE};
    Predicate<Line> once =
        line -> {
          if (line.number() <= last[0]) {
            return true;
          }
          last[0] = line.number();
          return goOn.test(line);
        };
    for (LogFiles.Segment segment : files.segments()) {
      if (!scan(
          segment.path(), met -> !(met instanceof Met.Good(Line line, _, _)) || once.test(line))) {
        return;
      }
    }
    scanReserve(good -> once.test(good.line()));
  }

  /** The newest {@code n} good lines, oldest first; reads only as many segments as that takes. */
  List<Line> last(int n) throws IOException {
    List<Line> reserved = new ArrayList<>();
    scanReserve(good -> reserved.add(good.line()));
    Deque<Line> newest = new ArrayDeque<>();
    prepend(newest, reserved, n);
    for (LogFiles.Segment segment : files.segments().reversed()) {
      if (newest.size() >= n) {
        break;
      }
      Deque<Line> ring = new ArrayDeque<>();
      scan(
          segment.path(),
          met -> {
            if (met instanceof Met.Good(Line line, _, _)) {
              ring.addLast(line);
              if (ring.size() > n) {
                ring.removeFirst();
              }
            }
            return true;
          });
      prepend(newest, new ArrayList<>(ring), n);
    }
    return new ArrayList<>(newest);
  }

  /**
   * Puts older lines in front; what was copied from the reserve into a segment stands in both, and
   * counts once.
   */
  private static void prepend(Deque<Line> newest, List<Line> older, int n) {
    for (Line line : older.reversed()) {
      if (newest.size() < n && (newest.isEmpty() || line.number() < newest.getFirst().number())) {
        newest.addFirst(line);
      }
    }
  }
}

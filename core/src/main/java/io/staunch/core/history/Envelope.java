package io.staunch.core.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole row of points, however long, in a fixed number of equal spans of time: of each span the
 * lowest and the highest point with their true times. When the row outgrows its spans, each two
 * neighbours become one, so the row always looks as if it had been taken at its present resolution
 * from the start, however unevenly it was sampled.
 */
final class Envelope {
  static final int SPANS = 127;
  private static final long FINEST = 1_000;
  private static final long NONE = -1;

  private final long[] lowAt = new long[SPANS];
  private final long[] low = new long[SPANS];
  private final long[] highAt = new long[SPANS];
  private final long[] high = new long[SPANS];
  private long width = FINEST;

  Envelope() {
    Arrays.fill(lowAt, NONE);
  }

  /** Takes one point in; {@code offset} in milliseconds, 0 or later. */
  void add(long offset, long bytes) {
    while (offset / width >= SPANS) {
      halve();
    }
    int span = (int) (offset / width);
    if (lowAt[span] == NONE) {
      lowAt[span] = offset;
      low[span] = bytes;
      highAt[span] = offset;
      high[span] = bytes;
      return;
    }
    if (bytes < low[span]) {
      lowAt[span] = offset;
      low[span] = bytes;
    }
    if (bytes > high[span]) {
      highAt[span] = offset;
      high[span] = bytes;
    }
  }

  boolean isEmpty(int span) {
    return lowAt[span] == NONE;
  }

  long lowAt(int span) {
    return lowAt[span];
  }

  long low(int span) {
    return low[span];
  }

  long highAt(int span) {
    return highAt[span];
  }

  long high(int span) {
    return high[span];
  }

  void shift(long delta) {
    for (int span = 0; span < SPANS; span++) {
      low[span] = StrictMath.max(0, low[span] + delta);
      high[span] = StrictMath.max(0, high[span] + delta);
    }
  }

  long width() {
    return width;
  }

  /** Of each span that is not empty: its index, its lowest point, its highest. */
  List<Long> state() {
    List<Long> state = new ArrayList<>();
    for (int span = 0; span < SPANS; span++) {
      if (!isEmpty(span)) {
        state.addAll(List.of((long) span, lowAt[span], low[span], highAt[span], high[span]));
      }
    }
    return state;
  }

  void resume(long spanWidth, List<Long> state) {
    width = spanWidth;
    Arrays.fill(lowAt, NONE);
    for (int field = 0; field + 4 < state.size(); field += 5) {
      int span = state.get(field).intValue();
      lowAt[span] = state.get(field + 1);
      low[span] = state.get(field + 2);
      highAt[span] = state.get(field + 3);
      high[span] = state.get(field + 4);
    }
  }

  private void halve() {
    for (int span = 0; span < SPANS; span++) {
      int left = 2 * span;
      if (left < SPANS) {
        move(left, span);
        if (left + 1 < SPANS) {
          merge(left + 1, span);
        }
      } else {
        lowAt[span] = NONE;
      }
    }
    width *= 2;
  }

  private void move(int from, int to) {
    lowAt[to] = lowAt[from];
    low[to] = low[from];
    highAt[to] = highAt[from];
    high[to] = high[from];
  }

  /** Takes the later span {@code from} into {@code to}; of equals the earlier point stays. */
  private void merge(int from, int to) {
    if (isEmpty(from)) {
      return;
    }
    if (isEmpty(to)) {
      move(from, to);
      return;
    }
    if (low[from] < low[to]) {
      lowAt[to] = lowAt[from];
      low[to] = low[from];
    }
    if (high[from] > high[to]) {
      highAt[to] = highAt[from];
      high[to] = high[from];
    }
  }
}

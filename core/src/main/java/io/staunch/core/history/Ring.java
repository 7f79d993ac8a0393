package io.staunch.core.history;

/** The newest points as they were read; the oldest makes room for the newest. */
final class Ring {
  static final int POINTS = 128;

  private final long[] at = new long[POINTS];
  private final long[] value = new long[POINTS];
  private int next;
  private int size;

  void add(long offset, long bytes) {
    at[next] = offset;
    value[next] = bytes;
    next = (next + 1) % POINTS;
    size = StrictMath.min(size + 1, POINTS);
  }

  int size() {
    return size;
  }

  /** Offset of the {@code index}th point, the oldest first. */
  long at(int index) {
    return at[slot(index)];
  }

  long value(int index) {
    return value[slot(index)];
  }

  void shift(long delta) {
    for (int index = 0; index < size; index++) {
      value[slot(index)] = StrictMath.max(0, value[slot(index)] + delta);
    }
  }

  private int slot(int index) {
    return (next - size + index + POINTS) % POINTS;
  }
}

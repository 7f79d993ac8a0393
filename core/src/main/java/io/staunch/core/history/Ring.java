package io.staunch.core.history;

import java.util.ArrayList;
import java.util.List;

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

  /** Offset and value of each in turn, oldest first. */
  List<Long> state() {
    List<Long> state = new ArrayList<>(2 * size);
    for (int index = 0; index < size; index++) {
      state.add(at(index));
      state.add(value(index));
    }
    return state;
  }

  void resume(List<Long> state) {
    for (int index = 0; index + 1 < state.size(); index += 2) {
      add(state.get(index), state.get(index + 1));
    }
  }

  private int slot(int index) {
    return (next - size + index + POINTS) % POINTS;
  }
}

package io.staunch.core.history;

/**
 * Lowest, mean and highest value of each life over one span of time. A fixed number of lives has
 * room; whichever was not added to for the longest time makes room for another. Lives are numbers,
 * values bytes.
 */
public final class Rollup {
  private final long[] life;
  private final long[] low;
  private final long[] high;
  private final double[] sum;
  private final long[] readings;
  private final long[] touched;
  private int size;
  private long touches;

  public Rollup(int most) {
    life = new long[most];
    low = new long[most];
    high = new long[most];
    sum = new double[most];
    readings = new long[most];
    touched = new long[most];
  }

  /** Takes one reading in. */
  public void add(long number, long value) {
    add(number, value, value, value, 1);
  }

  /** Takes in what so many readings of a shorter span came to. */
  public void add(long number, long lowest, long mean, long highest, long count) {
    int index = find(number);
    if (index < 0) {
      index = size < life.length ? size++ : stalest();
      life[index] = number;
      low[index] = lowest;
      high[index] = highest;
      sum[index] = 0;
      readings[index] = 0;
    }
    low[index] = StrictMath.min(low[index], lowest);
    high[index] = StrictMath.max(high[index], highest);
    sum[index] += (double) mean * count;
    readings[index] += count;
    touched[index] = ++touches;
  }

  /** Moves what was read of a life by {@code delta}, down to zero at most. */
  public void shift(long number, long delta) {
    int index = find(number);
    if (index >= 0) {
      low[index] = StrictMath.max(0, low[index] + delta);
      high[index] = StrictMath.max(0, high[index] + delta);
      sum[index] = StrictMath.max(0, sum[index] + (double) delta * readings[index]);
    }
  }

  private int find(long number) {
    for (int index = 0; index < size; index++) {
      if (life[index] == number) {
        return index;
      }
    }
    return -1;
  }

  private int stalest() {
    int stalest = 0;
    for (int index = 1; index < size; index++) {
      if (touched[index] < touched[stalest]) {
        stalest = index;
      }
    }
    return stalest;
  }

  /** Lives in it. */
  public int size() {
    return size;
  }

  public long life(int index) {
    return life[index];
  }

  public long low(int index) {
    return low[index];
  }

  public long mean(int index) {
    return StrictMath.round(sum[index] / readings[index]);
  }

  public long high(int index) {
    return high[index];
  }

  public long readings(int index) {
    return readings[index];
  }

  /** Begins another span. */
  public void clear() {
    size = 0;
  }
}

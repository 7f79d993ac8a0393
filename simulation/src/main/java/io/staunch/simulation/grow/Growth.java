package io.staunch.simulation.grow;

/**
 * How much memory one life uses, as a function of time alone, so that nothing need be kept and a
 * sample may be taken at any moment.
 *
 * <p>Ages and times are milliseconds, amounts bytes.
 */
public sealed interface Growth permits Leak, LookAlike {
  /**
   * @param age since the life began
   * @param now since the simulation began; daily rhythms follow it
   */
  long bytes(long age, long now);

  /** What it is called in totals. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** A load that swings once a day between 0 and 2, 1 on average, summed up over a life. */
  static double served(long age, long now, long day) {
    double turn = 2 * StrictMath.PI / day;
    return age - (StrictMath.sin(turn * now) - StrictMath.sin(turn * (now - age))) / turn;
  }
}

package io.staunch.core.detect;

import java.util.Arrays;

/**
 * Rank test for a trend in values in order of time: do later ones tend to be higher than earlier
 * ones? (Mann 1945, Kendall 1975; ties as in Gilbert, Statistical Methods for Environmental
 * Pollution Monitoring, 1987, 16.4.) It holds for independent values only and alone cries wolf on
 * memory (Machida et al., ISSREW 2013), so it is one test of several.
 *
 * @param s rising pairs less falling pairs
 * @param z the same in standard deviations, with continuity correction; above 2.33 is 1 % chance
 */
record MannKendall(long s, double z) {

  static MannKendall of(double[] values) {
    long s = 0;
    for (int early = 0; early < values.length; early++) {
      for (int late = early + 1; late < values.length; late++) {
        s += Double.compare(values[late], values[early]);
      }
    }
    double variance = variance(values);
    if (s == 0 || variance == 0) {
      return new MannKendall(s, 0);
    }
    return new MannKendall(s, (s - Long.signum(s)) / StrictMath.sqrt(variance));
  }

  private static double variance(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double variance = weight(values.length);
    int from = 0;
    for (int index = 1; index <= sorted.length; index++) {
      if (index == sorted.length || sorted[index] != sorted[from]) {
        variance -= weight(index - from);
        from = index;
      }
    }
    return variance / 18;
  }

  private static double weight(double n) {
    return n * (n - 1) * (2 * n + 5);
  }
}

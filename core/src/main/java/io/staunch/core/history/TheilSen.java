package io.staunch.core.history;

import java.util.Arrays;
import java.util.Optional;

/**
 * A straight line through points that lone outliers do not bend: the median of the slopes of all
 * pairs, and the median of what is left of each point (Theil 1950; Sen, JASA 63, 1968). Real times
 * go in, so uneven sampling does not matter.
 *
 * @param slope rise per unit of time
 * @param intercept value at time 0
 */
public record TheilSen(double slope, double intercept) {

  /** The line through the points; empty when fewer than two of them differ in time. */
  public static Optional<TheilSen> of(double[] times, double[] values) {
    if (times.length != values.length) {
      throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
    }
    double[] slopes = new double[times.length * (times.length - 1) / 2];
    int pairs = 0;
    for (int early = 0; early < times.length; early++) {
      for (int late = early + 1; late < times.length; late++) {
        if (times[late] != times[early]) {
          slopes[pairs] = (values[late] - values[early]) / (times[late] - times[early]);
          pairs++;
        }
      }
    }
    if (pairs == 0) {
      return Optional.empty();
    }
    double slope = median(Arrays.copyOf(slopes, pairs));
    double[] rests = new double[times.length];
    for (int index = 0; index < times.length; index++) {
      rests[index] = values[index] - slope * times[index];
    }
    return Optional.of(new TheilSen(slope, median(rests)));
  }

  /** The line's value at a time. */
  public double at(double time) {
    return intercept + slope * time;
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    int middle = numbers.length / 2;
    return numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
  }
}

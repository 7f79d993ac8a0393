package io.staunch.core.detect;

import java.time.Duration;

/** Finds the detector for a condition. */
public final class Detectors {
  private Detectors() {}

  /**
   * @param tick the configured sampling interval, from which a gap in the samples is told
   */
  public static Detector of(String rule, Condition condition, Duration tick) {
    return switch (condition) {
      case Condition.ServiceLimit limit -> new ServiceLimitDetector(rule, limit, tick);
      case Condition.ServerLimit limit -> new ServerLimitDetector(rule, limit, tick);
      case Condition.Growth growth -> new GrowthDetector(rule, growth, tick);
    };
  }
}

package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import java.time.Duration;

/** Time that has certainly passed. */
final class Passed {
  private Passed() {}

  /**
   * Time from {@code earlier} to {@code now} on the boot clock, never negative. Across a reboot
   * only the age of this boot is certain, so every wait begins again in full.
   */
  static Duration certainly(Moment earlier, Moment now) {
    Duration passed = now.since(earlier).orElse(now.boot());
    return passed.isNegative() ? Duration.ZERO : passed;
  }
}

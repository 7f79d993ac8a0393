package io.staunch.core.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as people read them: {@code 90%}, {@code 12.5%}. */
final class Percent {
  private Percent() {}

  static String text(double share) {
    BigDecimal percent =
        BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "%";
  }
}

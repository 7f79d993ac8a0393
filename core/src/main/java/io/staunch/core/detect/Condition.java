package io.staunch.core.detect;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;

/** What a rule looks for. */
public sealed interface Condition {
  /**
   * The operator's fixed limit on one service's ruling memory.
   *
   * @param clearBelow hysteresis: the finding clears below this share of the limit, 0..1
   */
  record ServiceLimit(Limit limit, Sustained sustained, double clearBelow) implements Condition {
    public ServiceLimit {
      checkShare("clearBelow", clearBelow);
    }
  }

  /**
   * The use case's generic policy: server memory in use above a share of the total.
   *
   * @param share 0..1
   * @param clearBelow hysteresis: the finding clears below this share of {@code share}
   */
  record ServerLimit(double share, Sustained sustained, double clearBelow) implements Condition {
    public ServerLimit {
      checkShare("share", share);
      checkShare("clearBelow", clearBelow);
    }
  }

  /**
   * Steady growth over one life; informs and ranks, never acts.
   *
   * @param window least span of history
   * @param rise least rise over that span
   */
  record Growth(Duration window, Bytes rise) implements Condition {
    public Growth {
      if (!window.isPositive() || rise.value() <= 0) {
        throw new IllegalArgumentException(
            "growth needs a window and a rise above 0, not " + window + " and " + rise);
      }
    }
  }

  private static void checkShare(String what, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " is above 0 and at most 1, not " + share);
    }
  }
}

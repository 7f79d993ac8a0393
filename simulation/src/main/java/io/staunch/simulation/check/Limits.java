package io.staunch.simulation.check;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/** What a limit is in bytes, worked out apart from the detectors. */
final class Limits {
  private Limits() {}

  /**
   * @param total memory of the server
   * @param ceiling the service's own ceiling
   */
  static Bytes bytes(Limit limit, Bytes total, Optional<Bytes> ceiling) {
    return switch (limit) {
      case Limit.OfBytes(Bytes fixed) -> fixed;
      case Limit.OfServer(double share) -> total.times(share);
      case Limit.OfCeiling(double share) -> ceiling.orElse(Bytes.ZERO).times(share);
    };
  }

  /** Services whose ruling memory is above a limit that waits for nothing. */
  static long passedAtOnce(Ruleset rules, Sample sample) {
    return rules.rules().stream()
        .filter(rule ->
            rule.condition() instanceof Condition.ServiceLimit limit
                && limit.sustained().equals(Sustained.AT_ONCE)
                && Account.present(sample, rule.services().getFirst())
                    .filter(present -> isAbove(present, limit.limit(), sample))
                    .isPresent())
        .count();
  }

  private static boolean isAbove(ServiceSample.Present present, Limit limit, Sample sample) {
    Bytes bytes = bytes(limit, sample.server().total(), present.ceiling());
    return present.ruling().filter(ruling -> ruling.compareTo(bytes) > 0).isPresent();
  }
}

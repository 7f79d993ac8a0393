package io.staunch.core.detect;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.util.Optional;

/**
 * What a rule says of one subject after the newest sample; the finding before plus a sample gives
 * the finding after, so it is also the detector's whole, bounded state.
 *
 * @param rule name of the rule
 * @param service its subject; empty for the server as a whole
 * @param life the life that was judged; empty for the server, and where none is there
 * @param since when it entered {@code state}; while pending for a duration: from when that counts
 * @param seen the newest sample that had data for it
 * @param readings the last 64 regular readings, newest in bit 0: 1 where the limit was passed
 * @param value what was measured
 * @param limit what it was measured against, in bytes
 * @param need bytes to win back to get below the level that clears it; zero when not passed
 * @param screened the figure is only the cheap upper bound: the ruling one must be read before
 *     acting
 * @param reason one sentence for people: what was seen, against what, since when
 */
public record Finding(
    String rule,
    Optional<String> service,
    Optional<Incarnation> life,
    State state,
    Moment since,
    Optional<Moment> seen,
    long readings,
    Bytes value,
    Bytes limit,
    Bytes need,
    boolean screened,
    String reason) {

  /** The same finding, its duration counted anew from {@code at}. */
  public Finding countingFrom(Moment at) {
    return new Finding(
        rule, service, life, State.PENDING, at, seen, 0, value, limit, need, screened, reason);
  }

  /** What is left of a rule that is no more. */
  public static Finding withoutRule(String rule, Optional<String> service, Moment at) {
    return new Finding(
        rule,
        service,
        Optional.empty(),
        State.CLEAR,
        at,
        Optional.empty(),
        0,
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        false,
        "the policy no longer has this rule");
  }

  /** Where a finding stands. */
  public enum State {
    CLEAR,
    /** Passed, but not yet for long enough, or only by the cheap upper bound. */
    PENDING,
    CONFIRMED,
    /** No usable sample for too long: never "fine". */
    NO_DATA
  }
}

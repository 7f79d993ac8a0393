package io.staunch.policy.trial;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.util.Optional;

/**
 * What a policy is expected to do, or never to do.
 *
 * @param text as written
 * @param never whether it must not happen
 * @param host only there; empty: on every host of the test
 */
public record Expectation(String text, boolean never, What what, When when, Optional<String> host) {

  /** What is expected to happen. */
  public sealed interface What {
    /** A rule's finding is confirmed. */
    record Finding(String rule, Optional<String> service) implements What {}

    /**
     * An order is given.
     *
     * @param times how often exactly; empty: at least once
     */
    record Acts(Optional<String> service, Optional<Rung> rung, Optional<Integer> times)
        implements What {}

    /** A guard holds an act back. */
    record Refused(Optional<String> service, String guard) implements What {}

    /**
     * People are told.
     *
     * @param pagesOnly whether it must wake them
     */
    record Tells(Optional<String> code, boolean pagesOnly) implements What {}
  }

  /** When, counted from the test's beginning; both ends count. */
  public sealed interface When {
    record Ever() implements When {}

    /** No farther away than a tick. */
    record At(Duration time) implements When {}

    record By(Duration time) implements When {}

    /** Earlier, and not at that time itself. */
    record Before(Duration time) implements When {}

    record After(Duration time) implements When {}

    record Between(Duration from, Duration to) implements When {}

    /** The first and last moment that fit. */
    default Span span(Duration tick, Duration end) {
      return switch (this) {
        case Ever() -> new Span(Duration.ZERO, end);
        case At(Duration time) -> new Span(time.minus(tick), time.plus(tick));
        case By(Duration time) -> new Span(Duration.ZERO, time);
        case Before(Duration time) -> new Span(Duration.ZERO, time.minusMillis(1));
        case After(Duration time) -> new Span(time, end);
        case Between(Duration from, Duration to) -> new Span(from, to);
      };
    }
  }

  /** A stretch of time, both ends included. */
  public record Span(Duration from, Duration to) {
    public boolean holds(Duration time) {
      return time.compareTo(from) >= 0 && time.compareTo(to) <= 0;
    }

    public boolean meets(Span other) {
      return from.compareTo(other.to) <= 0 && other.from.compareTo(to) <= 0;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}

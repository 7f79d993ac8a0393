package io.staunch.core.detect;

import io.staunch.core.detect.Finding.State;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a rule says where there is nothing to judge. */
final class Silence {
  /** More than this many configured ticks without data are a gap, after which nothing is known. */
  static final int TICKS = 3;

  private static final Moment NEVER = new Moment(Instant.EPOCH, Duration.ZERO, "");

  private final String rule;
  private final Duration gap;

  Silence(String rule, Duration tick) {
    this.rule = rule;
    this.gap = tick.multipliedBy(TICKS);
  }

  /** How the subject is called in a sentence. */
  static String name(Optional<String> service) {
    return service.orElse("the server");
  }

  Finding initial(Optional<String> service) {
    return new Finding(
        rule,
        service,
        Optional.empty(),
        State.NO_DATA,
        NEVER,
        Optional.empty(),
        0,
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        false,
        "no data on " + name(service) + " yet");
  }

  /** Whether so much time passed without data that what was found before counts no longer. */
  boolean isBroken(Finding before, Moment at) {
    return before.seen().flatMap(at::since).map(passed -> passed.compareTo(gap) > 0).orElse(true);
  }

  /** A look without data: nothing changes until the gap is too long. */
  Finding quiet(Finding before, Moment at) {
    if (before.state() == State.NO_DATA && !before.since().equals(NEVER)) {
      return before;
    }
    if (before.state() != State.NO_DATA && !isBroken(before, at)) {
      return before;
    }
    return before.seen().isEmpty()
        ? noData(before, at, before.reason())
        : noData(
            before,
            at,
            "no data on " + name(before.service()) + " for more than " + Durations.text(gap));
  }

  /** What there is cannot be judged. */
  Finding noData(Finding before, Moment at, String reason) {
    boolean already = before.state() == State.NO_DATA && !before.since().equals(NEVER);
    return new Finding(
        rule,
        before.service(),
        Optional.empty(),
        State.NO_DATA,
        already ? before.since() : at,
        before.seen(),
        0,
        before.value(),
        before.limit(),
        Bytes.ZERO,
        false,
        reason);
  }

  /**
   * A service that does not run holds no memory: its limit is certainly not passed, so the finding
   * is clear. That it does not run is for others to judge, and its next life starts from new.
   */
  Finding absent(Finding before, Moment at) {
    return new Finding(
        rule,
        before.service(),
        Optional.empty(),
        State.CLEAR,
        before.state() == State.CLEAR ? before.since() : at,
        Optional.of(at),
        0,
        Bytes.ZERO,
        before.limit(),
        Bytes.ZERO,
        false,
        name(before.service()) + " is not running");
  }
}

package io.staunch.core.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * What the operator says about acting on a service, for good or until a day by wall time; neutral
 * from then on.
 */
public record Stance(Risk risk, Optional<Instant> until) {
  public static final Stance NEUTRAL = always(Risk.NEUTRAL);

  public static Stance always(Risk risk) {
    return new Stance(risk, Optional.empty());
  }

  public boolean isOver(Instant now) {
    return until.map(end -> !now.isBefore(end)).orElse(false);
  }

  /** What holds now. */
  public Risk at(Instant now) {
    return isOver(now) ? Risk.NEUTRAL : risk;
  }

  /** The end as people read it: {@code 2026-12-25 00:00 UTC}. */
  public Optional<String> spokenEnd() {
    return until.map(end -> {
      String text = end.toString();
      return text.substring(0, 10) + " " + text.substring(11, 16) + " UTC";
    });
  }
}

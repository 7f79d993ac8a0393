package io.staunch.agent.main.backtest;

import io.staunch.core.decide.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a policy would have done.
 *
 * @param life the measured life that it would have acted on, by its index
 * @param verdict what is to be said of it, by what was measured afterwards
 * @param lead from the act to the exhaustion that came in the measured life
 */
public record Act(
    Instant at,
    String service,
    int life,
    Rung rung,
    String rule,
    Verdict verdict,
    Optional<Duration> lead) {
  /** How long nothing must have come of it for an act to count as needless. */
  static final Duration HORIZON = Duration.ofDays(1);

  /** Whether it was worth doing. */
  public enum Verdict {
    /** Memory was used up later in this life. */
    NEEDED,
    /** Memory had been used up in this life before. */
    LATE,
    /** It was not, for a day or until the life ended by itself. */
    NEEDLESS,
    /** The history ends too soon to tell. */
    OPEN
  }

  Act judged(Verdict how, Optional<Duration> ahead) {
    return new Act(at, service, life, rung, rule, how, ahead);
  }
}

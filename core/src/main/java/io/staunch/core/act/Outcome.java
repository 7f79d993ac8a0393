package io.staunch.core.act;

import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an order ended; final, and told again as often as it is asked for.
 *
 * @param after the service's life at the end; empty where it is down
 * @param steps one line per step that was begun: what it was, how it ended, how long it took
 * @param compensated whether the compensation was run
 */
public record Outcome(
    long order,
    String service,
    End end,
    Optional<Incarnation> after,
    List<String> steps,
    boolean compensated,
    String reason,
    Duration took) {
  public Outcome {
    steps = List.copyOf(steps);
  }

  /** The ways an order can end. */
  public enum End {
    /** All steps ran. */
    DONE,
    /** A step failed; the compensation was run where there is one. */
    FAILED,
    /** Nobody knows what took effect: verification looks, nothing is repeated. */
    UNKNOWN,
    /** Nothing was done: the life had changed, a veto held it, or it never reached the hand. */
    NOT_DONE
  }
}

package io.staunch.core.act;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;

/**
 * What a hand is told to do: the steps, what undoes them, and the one life they are meant for.
 *
 * @param number unique and rising per ruling; a repeated number is the same order, never a second
 *     act
 * @param expected the life that was judged; the hand acts only while it is current
 * @param steps in order; the first failure ends the steps and starts the compensation
 * @param compensation steps that put back what the steps changed, run after a failure or at the
 *     undo deadline
 * @param undoAfter how long after receipt the compensation runs by itself if the order has not
 *     ended
 * @param allowed how long after receipt a disrupting step may still begin
 * @param term the leader's term
 * @param ruling the host's ruling
 */
public record Order(
    long number,
    String service,
    Rung rung,
    Incarnation expected,
    List<Step> steps,
    List<Step> compensation,
    Duration undoAfter,
    Duration allowed,
    long term,
    long ruling) {
  public Order {
    steps = List.copyOf(steps);
    compensation = List.copyOf(compensation);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("order " + number + " has no steps");
    }
  }

  /** The longest the steps and their compensation can take. */
  public Duration worstCase() {
    Duration sum = Duration.ZERO;
    for (Step step : steps) {
      sum = sum.plus(step.longest());
    }
    for (Step step : compensation) {
      sum = sum.plus(step.longest());
    }
    return sum;
  }
}

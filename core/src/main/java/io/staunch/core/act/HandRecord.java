package io.staunch.core.act;

import io.staunch.core.fleet.Moment;

/** One durable line of a hand's journal; the hand's state is a fold over these. */
public sealed interface HandRecord {
  long order();

  Moment at();

  record Received(Order what, Moment at) implements HandRecord {
    @Override
    public long order() {
      return what.number();
    }
  }

  /**
   * @param compensating whether {@code step} counts in the compensation rather than in the steps
   */
  record Began(long order, int step, boolean compensating, Moment at) implements HandRecord {}

  record Ended(long order, int step, boolean compensating, StepResult result, Moment at)
      implements HandRecord {}

  record Closed(long order, Outcome outcome, Moment at) implements HandRecord {}
}

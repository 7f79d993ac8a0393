package io.staunch.core.act;

import io.staunch.core.fleet.Incarnation;
import java.time.Duration;

/** What a hand asks of the world; the shell performs them in order and feeds back events. */
public sealed interface HandEffect {
  /** Append durably, then answer with {@link HandEvent.Journaled}. */
  record Journal(long seq, HandRecord record) implements HandEffect {}

  /**
   * Do one step, then answer with {@link HandEvent.StepEnded} within {@link Step#longest()}; its
   * intent is durable.
   *
   * <p>Right before it acts, the performer compares the service's life with what the step demands
   * ({@link Step#demand()}) and answers CHANGED where it differs. Only a step that disrupts may be
   * answered HELD. A step that was not answered is given up when the same order asks for its next
   * one.
   *
   * @param step counted from 0, in the compensation where {@code compensating}
   * @param expected the life that the step's demand speaks of
   */
  record Perform(
      long order, int step, boolean compensating, Step what, String service, Incarnation expected)
      implements HandEffect {
    /**
     * A step that could not begin within this is not begun any more: the hand soon stops waiting,
     * and what it does next must not meet a late act.
     */
    public static final Duration BEGIN_WITHIN = Duration.ofSeconds(20);
  }

  /** See whether the service is up and with which life, then answer with {@link HandEvent.Seen}. */
  record Look(long order, String service) implements HandEffect {}

  /** The order has ended; told again as often as it is asked for. */
  record Report(Outcome outcome) implements HandEffect {}
}

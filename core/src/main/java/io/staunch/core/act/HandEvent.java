package io.staunch.core.act;

import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happens to a hand; time arrives in it. {@link Recovered} is the first event of every run.
 */
public sealed interface HandEvent {
  Moment at();

  /** An order reached the hand; may arrive twice or late. */
  record Ordered(Order order, Moment at) implements HandEvent {}

  /**
   * What became of this order? Answered with a report: now where it has ended, else when it ends.
   */
  record Inquired(long order, String service, Moment at) implements HandEvent {}

  /**
   * The journal answered {@link HandEffect.Journal}: the record is durable, or could not be
   * written.
   */
  record Journaled(long seq, boolean durable, Moment at) implements HandEvent {}

  /** The performer answered {@link HandEffect.Perform}. */
  record StepEnded(long order, int step, boolean compensating, StepResult result, Moment at)
      implements HandEvent {}

  /**
   * The performer answered {@link HandEffect.Look}.
   *
   * @param life the service's life right now; empty where it is down
   */
  record Seen(long order, Optional<Incarnation> life, Moment at) implements HandEvent {}

  /** Time passed. */
  record Ticked(Moment at) implements HandEvent {}

  /**
   * What the journal holds, oldest first, without a torn last record.
   *
   * @param livesNow the current life of every service that is up; an absent name is a service that
   *     is down
   */
  record Recovered(List<HandRecord> journal, SortedMap<String, Incarnation> livesNow, Moment at)
      implements HandEvent {
    public Recovered {
      journal = List.copyOf(journal);
      livesNow = Collections.unmodifiableSortedMap(new TreeMap<>(livesNow));
    }
  }
}

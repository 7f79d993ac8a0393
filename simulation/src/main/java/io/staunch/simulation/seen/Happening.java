package io.staunch.simulation.seen;

import io.staunch.core.act.HandEffect;
import io.staunch.core.act.HandRecord;
import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.act.StepResult;
import io.staunch.core.attribute.Sample;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Notice;
import java.util.List;
import java.util.Optional;

/** What the world saw happen; everything that is checked is computed from these. */
public sealed interface Happening {
  // ---- the agent

  /**
   * An agent process came up.
   *
   * @param run counted from 1
   * @param entries what its ledger file holds
   * @param rules the policy it reads
   */
  record AgentStarted(int run, List<Entry> entries, Ruleset rules, Moment at)
      implements Happening {}

  record AgentDied(int run) implements Happening {}

  /** The engine is given a sample. */
  record Sampled(Sample sample) implements Happening {}

  /** The engine is told that time passed without a sample. */
  record Unsampled(Moment at) implements Happening {}

  /** The engine is given what a person or a file said: pause, resume, ack, policy. */
  record Heard(Event event) implements Happening {}

  /** The engine asks for an entry to be written. */
  record Noted(Entry entry) implements Happening {}

  /** The engine is told whether an entry is durable. */
  record Recorded(Entry entry, boolean durable) implements Happening {}

  /** The hand is given an order. */
  record Handed(Order order, Moment at) implements Happening {}

  /** The hand asks for a record to be written. */
  record Penned(HandRecord record) implements Happening {}

  /** The hand is told whether a record is durable. */
  record Journaled(HandRecord record, boolean durable) implements Happening {}

  /** The hand says how an order ended. */
  record Reported(Outcome outcome) implements Happening {}

  /** A notice reached a channel. */
  record Told(Notice notice) implements Happening {}

  // ---- the performer

  /**
   * A step begins to touch the world; everything it compares before was as it should be.
   *
   * @param life the service's life at this moment
   */
  record Began(HandEffect.Perform step, Optional<Incarnation> life, Moment at)
      implements Happening {}

  /** A step was answered; HELD and CHANGED ones never began. */
  record Stepped(HandEffect.Perform step, StepResult result) implements Happening {}

  // ---- the server

  record Died(String service, Incarnation life, Cause cause) implements Happening {}

  record Born(String service, Incarnation life, Cause cause) implements Happening {}

  /** The supervisor refuses to start it once more in this interval and leaves it down. */
  record StartRefused(String service, Cause cause) implements Happening {}

  record Drained(String service, boolean drained) implements Happening {}

  record Booted(Moment at) implements Happening {}

  /**
   * @param phases of the orders that were under way; empty: none was
   */
  record Struck(Fault fault, List<Phase> phases) implements Happening {
    public Struck {
      phases = List.copyOf(phases);
    }
  }

  /** From here on nothing goes wrong any more. */
  record Healed() implements Happening {}
}

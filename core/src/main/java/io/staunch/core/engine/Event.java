package io.staunch.core.engine;

import io.staunch.core.act.Outcome;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens to the engine; time arrives in it. */
public sealed interface Event {
  Moment at();

  record Sampled(Sample sample) implements Event {
    @Override
    public Moment at() {
      return sample.at();
    }
  }

  /** Time passed without a sample: collection failed or is late. */
  record Ticked(Moment at) implements Event {}

  /** The ledger answered: entry {@code number} is durable, or could not be written. */
  record Recorded(long number, boolean durable, Moment at) implements Event {}

  record Ended(Outcome outcome, Moment at) implements Event {}

  /**
   * A part of what the ledger holds, oldest first; comes before {@link Recovered} where the ledger
   * is long.
   */
  record Recalled(List<Entry> entries, Moment at) implements Event {
    public Recalled {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Begins every run: what else the ledger holds, and the history file; unfinished intents are
   * inquired about before anything else.
   *
   * @param version of the program that runs
   * @param history what services used, oldest first
   */
  record Recovered(List<Entry> entries, List<Remembered> history, String version, Moment at)
      implements Event {
    public Recovered {
      entries = List.copyOf(entries);
      history = List.copyOf(history);
    }
  }

  /** Entries are missing since the last run, a torn tail was cut; written down as a gap. */
  record Missing(String reason, Moment at) implements Event {}

  /** One row of the history file: what a service was seen to use at a moment. */
  record Remembered(Moment at, ServiceSample.Present seen) {}

  record PolicyChanged(Ruleset ruleset, String by, Moment at) implements Event {}

  /**
   * @param forHow how long; empty: until resumed
   */
  record Pause(String by, String reason, Optional<Duration> forHow, Moment at) implements Event {}

  record Resume(String by, Moment at) implements Event {}

  /** A person has seen the incident. */
  record Acknowledge(long incident, String by, Moment at) implements Event {}

  /** A person allows a proposal: everything is judged anew at this moment. */
  record Approve(long proposal, String by, String reason, Moment at) implements Event {}

  record Refuse(long proposal, String by, String reason, Moment at) implements Event {}

  /** A person wants to be asked again later. */
  record Postpone(long proposal, String by, String reason, Duration forHow, Moment at)
      implements Event {}

  /**
   * A person orders one run of the line on a service.
   *
   * @param life the life that the person was shown; empty where none was
   */
  record Act(String service, Optional<Incarnation> life, String by, String reason, Moment at)
      implements Event {}

  /**
   * A person judges a decision.
   *
   * @param entry number of the decision
   * @param incident that it belongs to
   */
  record Judge(long entry, long incident, Fact.Opinion opinion, String by, String reason, Moment at)
      implements Event {}

  record ChannelTested(String channel, boolean passed, Moment at) implements Event {}
}

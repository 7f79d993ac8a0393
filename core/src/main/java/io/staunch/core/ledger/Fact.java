package io.staunch.core.ledger;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.ModeGuard;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an entry says. The engine's durable state is a fold over these. */
public sealed interface Fact {
  /** The agent began to watch. */
  record Started(String version, String host, String policy, Mode mode) implements Fact {}

  /** Another policy rules from here on. */
  record PolicyChanged(String policy, Mode mode, String by) implements Fact {}

  /** A finding entered another state; opens an incident when it is confirmed. */
  record Found(Finding finding) implements Fact {}

  /** A service's life changed. */
  record LifeChanged(
      String service, Optional<Incarnation> from, Optional<Incarnation> to, Cause cause)
      implements Fact {}

  /**
   * What was decided and why: every candidate, which guards passed, and the first refusal.
   *
   * @param policy name and revision of the policy whose rule ruled
   * @param passed guards that admitted, in order, for the chosen or first refused candidate
   * @param refusedBy the guard that refused; empty where an order follows
   * @param chosen the candidate acted on, or the one that was held
   */
  record Decided(
      Finding finding,
      String policy,
      List<Candidate> table,
      Optional<String> chosen,
      Optional<Rung> rung,
      List<String> passed,
      Optional<String> refusedBy,
      String reason)
      implements Fact {
    public Decided {
      table = List.copyOf(table);
      passed = List.copyOf(passed);
    }

    /** Whether an order follows. */
    public boolean acts() {
      return refusedBy.isEmpty() && isAboutAnAct();
    }

    /** Whether nothing but the mode kept it from being done. */
    public boolean wouldAct() {
      return refusedBy.equals(Optional.of(ModeGuard.NAME)) && isAboutAnAct();
    }

    private boolean isAboutAnAct() {
      return chosen.isPresent() && rung.filter(step -> step != Rung.STOP_AND_PAGE).isPresent();
    }
  }

  /**
   * The intent, durable before the order leaves.
   *
   * @param impact every service that goes down with it, itself first
   * @param activeBefore those of them that were running when it was judged
   * @param held ruling memory of the service when it was judged
   * @param lifeBefore how long the judged life had run when it passed its limit
   */
  record Intended(
      Order order,
      String rule,
      Finding finding,
      List<String> impact,
      List<String> activeBefore,
      Bytes held,
      Duration lifeBefore)
      implements Fact {
    public Intended {
      impact = List.copyOf(impact);
      activeBefore = List.copyOf(activeBefore);
    }
  }

  record Ended(Outcome outcome) implements Fact {}

  record Verified(Verification verification) implements Fact {}

  /** A rung that bought too little is not repeated on this service until a person says so. */
  record Barred(String service, Rung rung, String reason) implements Fact {}

  /**
   * @param forHow how long, from the entry's moment; empty: until resumed
   */
  record Paused(String by, String reason, Optional<Duration> forHow) implements Fact {}

  record Resumed(String by) implements Fact {}

  /** A person has seen the incident; lifts bars on its service and stops reminders. */
  record Acknowledged(long incident, String by) implements Fact {}

  /**
   * In mode approve a person is asked; held until answered, expired, or no longer true.
   *
   * @param number by which people answer
   * @param life the only life that an approval holds for
   * @param rule whose finding asks for it
   * @param subject the finding's service; empty for the server as a whole
   * @param impact every service that goes down with it, itself first
   * @param downtime typical, summed over the impact
   * @param timeLeft until memory is exhausted, by linear extrapolation
   * @param forHow how long an answer is waited for, on the boot clock
   */
  record Proposed(
      long number,
      String service,
      Incarnation life,
      Rung rung,
      String rule,
      Optional<String> subject,
      List<String> impact,
      Duration downtime,
      Optional<Duration> timeLeft,
      Duration forHow)
      implements Fact {
    public Proposed {
      impact = List.copyOf(impact);
    }
  }

  /** A person allows a proposal; what comes of it is judged anew at this moment. */
  record Approved(long proposal, String by, String reason) implements Fact {}

  /** A person does not want it: not asked again before the incident clears. */
  record Refused(long proposal, String by, String reason) implements Fact {}

  record Postponed(long proposal, String by, String reason, Duration forHow) implements Fact {}

  /** An approval led to nothing, for now; it may be given again. */
  record Unfulfilled(long proposal, String reason) implements Fact {}

  /** A proposal ended without an act. */
  record Lapsed(long proposal, String reason) implements Fact {}

  /**
   * A person orders one run of the line on a service.
   *
   * @param life the only life that it is for; empty where none was seen
   * @param rung what the ladder came to
   * @param rule whose ladder and limits hold
   * @param subject of that rule's finding; empty for the server as a whole
   * @param heldBy why nothing is done for it; empty where an intent follows
   */
  record Ordered(
      String service,
      Optional<Incarnation> life,
      Optional<Rung> rung,
      Optional<String> rule,
      Optional<String> subject,
      String by,
      String reason,
      Optional<String> heldBy)
      implements Fact {}

  /**
   * What a person thinks of a decision, acted on or not; the newest of one decision counts.
   *
   * @param entry number of the decision
   */
  record Judged(long entry, Opinion opinion, String by, String reason) implements Fact {}

  record Told(Notice notice) implements Fact {}

  record ChannelTested(String channel, boolean passed) implements Fact {}

  /** Wall time stepped by more than 30 s, or synchronisation was lost. */
  record ClockDoubted(String reason) implements Fact {}

  record ClockTrusted(String reason) implements Fact {}

  /** Several services are sick at once: one action at a time, gentlest first. */
  record StormBegan(List<String> services) implements Fact {
    public StormBegan {
      services = List.copyOf(services);
    }
  }

  record StormEnded() implements Fact {}

  /** Entries are missing here: a torn tail was cut, or a disk could not be written. */
  record Gap(String reason) implements Fact {}

  /** What a person thinks of a decision. */
  enum Opinion {
    RIGHT,
    WRONG,
    UNSURE
  }

  /** Who changed a life. */
  enum Cause {
    /** First seen by this ledger: nobody restarted anything as far as we know. */
    FIRST_SEEN,
    /** Our order. */
    OURS,
    /** Somebody else's restart, or the service's own end. */
    FOREIGN
  }
}

package io.staunch.core.engine;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.engine.Teller.Message;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Mode;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice.Severity;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of every message to people; each code has its page in docs/runbooks. */
final class Messages {
  /** An act that came off. */
  static final String ACTED = "ST-ACTED";

  private Messages() {}

  static Message wouldAct(String service, Rung rung, Finding finding) {
    return new Message(
        "ST-WOULD-ACT",
        Severity.TICKET,
        finding.reason() + ". In enforce mode " + service + " would now get a " + words(rung) + ".",
        "staunch plan");
  }

  /** Who sleeps through the time that is left has to be woken; else it waits for the morning. */
  static Message approve(Fact.Proposed what, Finding finding, Optional<Duration> left) {
    boolean near = left.map(time -> time.compareTo(Bounds.TOO_NEAR_TO_SLEEP) < 0).orElse(false);
    return new Message(
        "ST-APPROVE",
        near ? Severity.PAGE : Severity.TICKET,
        finding.reason()
            + ". May Staunch "
            + words(what.rung())
            + " "
            + what.service()
            + "? "
            + (what.impact().size() > 1
                ? "Down meanwhile: " + String.join(", ", what.impact()) + ". "
                : "")
            + left.map(time -> "Memory is exhausted in about " + Durations.text(time) + ". ")
                .orElse("")
            + "Nothing is done without an answer.",
        "staunch approvals");
  }

  /**
   * @param passes whether it is certain that it passes in time
   */
  static Message held(Finding finding, String guard, String reason, boolean passes) {
    return new Message(
        "ST-HELD",
        // Who paused it knows; everybody else reads it in the morning.
        passes || guard.equals("pause") ? Severity.TICKET : Severity.PAGE,
        finding.reason() + ". Nothing is done: " + reason + " (guard " + guard + ").",
        "staunch explain last");
  }

  static Message nobodyToActOn(Finding finding, String why) {
    return new Message(
        "ST-NO-CANDIDATE",
        Severity.PAGE,
        finding.reason() + ". Nothing is done: " + why + ".",
        "staunch plan");
  }

  static Message stopped(String service, Finding finding, String why) {
    return new Message(
        "ST-STOPPED",
        Severity.PAGE,
        finding.reason() + ". Staunch has stopped acting on " + service + ": " + why + ".",
        "staunch explain last");
  }

  static Message acted(Work work, Verification up) {
    return new Message(
        ACTED,
        Severity.TICKET,
        work.service()
            + " got its "
            + words(work.intent().order().rung())
            + " and is up: "
            + up.reason()
            + ".",
        "staunch explain " + work.incident());
  }

  static Message notUp(Work work, Verification up) {
    String end = work.outcome().map(outcome -> outcome.end().toString()).orElse("no outcome");
    return new Message(
        "ST-NOT-UP",
        Severity.PAGE,
        work.service()
            + " is not known to be up after our action ("
            + end
            + "): "
            + up.reason()
            + ".",
        "staunch explain " + work.incident());
  }

  static Message ineffective(String service, Verification worth) {
    return new Message(
        "ST-INEFFECTIVE",
        Severity.PAGE,
        "The action on "
            + service
            + " bought too little: "
            + worth.reason()
            + ". It is barred until somebody looks.",
        "staunch explain last");
  }

  static Message growth(Finding finding) {
    return new Message(
        "ST-GROWTH",
        Severity.TICKET,
        finding.reason() + ".",
        "staunch history " + finding.service().orElse(""));
  }

  static Message clock(String reason) {
    return new Message(
        "ST-CLOCK",
        Severity.PAGE,
        "Nothing is enforced while the clock is in doubt: " + reason + ".",
        "staunch doctor");
  }

  static Message storm(List<String> services) {
    return new Message(
        "ST-STORM",
        Severity.PAGE,
        services.size()
            + " services are over their limits at once ("
            + String.join(", ", services)
            + "): they are acted on one at a time, gentlest first. Look for a common cause.",
        "staunch plan");
  }

  static Message disk() {
    return new Message(
        "ST-DISK",
        Severity.PAGE,
        "The ledger cannot be written, so nothing is acted on until a write has succeeded.",
        "staunch doctor");
  }

  static String words(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  static String words(Rung rung) {
    return rung.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

package io.staunch.core.ledger;

import io.staunch.core.act.Outcome;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Durations;
import io.staunch.core.ledger.Account.Status;
import io.staunch.core.ledger.Notice.Severity;
import io.staunch.core.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds the entries of an incident to where it stands, and to what comes next. */
final class Gist {
  private final long incident;
  private Status status = Status.OTHER;
  private String summary = "";
  private Optional<Fact.Intended> intent = Optional.empty();
  private Optional<Notice> notice = Optional.empty();
  private Optional<Fact.Decided> decided = Optional.empty();
  private Optional<String> orderedBy = Optional.empty();
  private Optional<String> byWhom = Optional.empty();
  private boolean barred;
  private boolean acknowledged;

  Gist(long incident, List<Entry> entries) {
    this.incident = incident;
    entries.forEach(entry -> take(entry.fact()));
  }

  Status status() {
    return status;
  }

  String summary() {
    return summary;
  }

  private void stands(Status now, String sentence) {
    status = now;
    summary = sentence;
  }

  private void take(Fact fact) {
    switch (fact) {
      case Fact.Found(Finding finding) -> found(finding);
      case Fact.Decided decision -> decided(decision);
      case Fact.Intended ordered -> {
        intent = Optional.of(ordered);
        // a person's order leads to one intent; the next is the line's own
        byWhom = orderedBy;
        orderedBy = Optional.empty();
        stands(Status.UNDER_WAY, "The " + act() + " is under way.");
      }
      case Fact.Ended(Outcome outcome) -> ended(outcome);
      case Fact.Verified(Verification verification) -> verified(verification);
      case Fact.Barred bar -> {
        barred = true;
        acknowledged = false;
        stands(
            Status.INEFFECTIVE,
            "The "
                + Words.of(bar.rung())
                + " of "
                + bar.service()
                + " bought too little and is barred: "
                + bar.reason()
                + ".");
      }
      case Fact.Ordered order -> ordered(order);
      case Fact.Told(Notice said) -> notice = Optional.of(said);
      case Fact.Proposed _, Fact.Unfulfilled _ -> stands(Status.ASKED, PeopleText.stands(fact));
      case Fact.Refused _, Fact.Postponed _ -> stands(Status.HELD, PeopleText.stands(fact));
      case Fact.Lapsed lapsed -> {
        if (status == Status.ASKED || status == Status.HELD) {
          stands(Status.SEEN, "Nothing was done, the question ended: " + lapsed.reason() + ".");
        }
      }
      case Fact.Acknowledged _ -> {
        acknowledged = true;
        barred = false;
      }
      default -> {
        // tells of the surroundings, not of where this incident stands
      }
    }
  }

  private void ordered(Fact.Ordered order) {
    if (order.heldBy().isEmpty()) {
      orderedBy = Optional.of(order.by());
      stands(Status.SEEN, PeopleText.stands(order));
    } else if (status == Status.OTHER) {
      stands(Status.OTHER, PeopleText.stands(order));
    }
  }

  private void found(Finding finding) {
    boolean settled =
        status == Status.UP
            || status == Status.WORTH
            || status == Status.INEFFECTIVE
            || status == Status.UNDER_WAY
            || status == Status.ENDED;
    switch (finding.state()) {
      case CONFIRMED, PENDING -> {
        if (status == Status.OTHER || status == Status.CLEARED) {
          stands(Status.SEEN, "Seen, and nothing is decided yet: " + finding.reason() + ".");
        }
      }
      case CLEAR -> {
        if (!settled) {
          stands(Status.CLEARED, "It went away without an act of ours: " + finding.reason() + ".");
        }
      }
      case NO_DATA -> {
        if (!settled) {
          stands(
              Status.SEEN,
              "There is no data, which is never taken for fine: " + finding.reason() + ".");
        }
      }
    }
  }

  private void decided(Fact.Decided decision) {
    decided = Optional.of(decision);
    String what =
        decision.rung().map(Words::of).orElse("act")
            + decision.chosen().map(name -> " of " + name).orElse("");
    Optional<String> guard = decision.refusedBy();
    if (decision.chosen().isEmpty()) {
      stands(
          Status.NOBODY, "Nothing is done, there is nobody to act on: " + decision.reason() + ".");
    } else if (guard.equals(Optional.of("mode"))) {
      String done =
          decision.rung().map(rung -> Words.done(rung, decision.chosen().get())).orElse("acted");
      stands(
          Status.WOULD_ACT, "Staunch would have " + done + "; its mode only allows it to say so.");
    } else if (guard.isPresent()) {
      stands(
          Status.HELD,
          "Nothing is done, guard "
              + guard.get()
              + " holds the "
              + what
              + ": "
              + decision.reason()
              + ".");
    } else if (decision.rung().equals(Optional.of(Rung.STOP_AND_PAGE))) {
      stands(
          Status.STOPPED,
          "Staunch has stopped acting on "
              + decision.chosen().get()
              + ": "
              + decision.reason()
              + ".");
    }
  }

  private void ended(Outcome outcome) {
    switch (outcome.end()) {
      case NOT_DONE ->
          stands(Status.NOT_DONE, "The " + act() + " was not done: " + outcome.reason() + ".");
      case DONE ->
          stands(
              Status.ENDED,
              "The " + act() + " was carried out; whether the service is up is not answered yet.");
      case FAILED ->
          stands(
              Status.ENDED,
              "The "
                  + act()
                  + " failed"
                  + (outcome.compensated() ? " and was put back" : "")
                  + ": "
                  + outcome.reason()
                  + ".");
      case UNKNOWN ->
          stands(
              Status.ENDED,
              "Nobody knows whether the " + act() + " took effect: " + outcome.reason() + ".");
    }
  }

  private void verified(Verification answer) {
    String service = answer.service();
    if (answer.kind() == Verification.Kind.UP) {
      String memory =
          answer
              .after()
              .map(after -> ", " + answer.before() + " before and " + after + " after")
              .orElse("");
      switch (answer.result()) {
        case YES ->
            stands(Status.UP, service + " had its " + rungBy() + " and is up" + memory + ".");
        case NO ->
            stands(
                Status.NOT_UP,
                service + " is NOT UP after its " + rungBy() + ": " + answer.reason() + ".");
        case UNKNOWN ->
            stands(
                Status.UP_UNKNOWN,
                "Nobody could see whether "
                    + service
                    + " is up after its "
                    + rungBy()
                    + ": "
                    + answer.reason()
                    + ".");
      }
      return;
    }
    switch (answer.result()) {
      case YES -> stands(Status.WORTH, "The " + act() + " was worth it: " + answer.reason() + ".");
      case NO ->
          stands(
              Status.INEFFECTIVE, "The " + act() + " bought too little: " + answer.reason() + ".");
      case UNKNOWN ->
          summary =
              summary + " Whether it was worth it could not be measured: " + answer.reason() + ".";
    }
  }

  private String rung() {
    return intent.map(ordered -> Words.of(ordered.order().rung())).orElse("act");
  }

  private String rungBy() {
    return rung() + byWhom.map(who -> ", ordered by " + who + ",").orElse("");
  }

  private String act() {
    return rung()
        + intent.map(ordered -> " of " + ordered.order().service()).orElse("")
        + byWhom.map(who -> ", ordered by " + who + ",").orElse("");
  }

  /** What comes next by itself, then what a person can do. */
  List<String> next() {
    List<String> next = new ArrayList<>();
    String itself =
        switch (status) {
          case SEEN -> "It is judged with every sample.";
          case HELD -> "It is judged anew with every sample and acted on once no guard holds it.";
          case NOBODY ->
              "It is judged anew with every sample; somebody has to look, or to name a candidate.";
          case ASKED ->
              "Nothing is done without an answer: staunch approvals shows what it would take.";
          case WOULD_ACT -> "Nothing was touched. In mode enforce it would be done.";
          case STOPPED, INEFFECTIVE ->
              barred ? "Nothing more is done here before somebody acknowledges." : "";
          case UNDER_WAY ->
              intent
                  .map(ordered ->
                      "The order is under way; with all time-outs it takes at most "
                          + Durations.text(ordered.order().worstCase())
                          + ".")
                  .orElse("");
          case NOT_DONE -> "It is judged anew with every sample.";
          case ENDED -> "Whether the service is up is still being looked at.";
          case UP -> "Whether the act bought enough time is judged later.";
          case NOT_UP -> "Nothing is repeated: somebody has to look at the service now.";
          case UP_UNKNOWN ->
              "Nothing is repeated and no stronger step is taken: somebody has to look.";
          case WORTH, CLEARED, OTHER -> "";
        };
    if (!itself.isEmpty()) {
      next.add(itself);
    }
    boolean paged = notice.map(said -> said.severity() == Severity.PAGE).orElse(false);
    if (incident > 0 && !acknowledged && (paged || barred)) {
      next.add(
          "staunch ack "
              + incident
              + " says that you have seen it: no more reminders"
              + (barred ? ", and the bar is lifted." : "."));
    }
    notice
        .filter(said -> !said.next().startsWith("staunch explain"))
        .ifPresent(said -> next.add(said.next() + " is the next command to type."));
    notice.ifPresent(said ->
        next.add(
            "docs/runbooks/" + said.code() + ".md says what to do about " + said.code() + "."));
    return next;
  }

  /** Policy whose rule ruled last. */
  Optional<String> policy() {
    return decided.map(Fact.Decided::policy);
  }
}

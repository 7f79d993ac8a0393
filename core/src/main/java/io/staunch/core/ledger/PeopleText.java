package io.staunch.core.ledger;

import io.staunch.core.fleet.Durations;

/** What people were asked and what they said, in words. */
final class PeopleText {
  private PeopleText() {}

  /** One word. */
  static String label(Fact fact) {
    return switch (fact) {
      case Fact.Acknowledged _ -> "acked";
      case Fact.Paused _ -> "paused";
      case Fact.Resumed _ -> "resumed";
      case Fact.Proposed _ -> "asked";
      case Fact.Approved _ -> "approved";
      case Fact.Refused _ -> "refused";
      case Fact.Postponed _ -> "postponed";
      case Fact.Unfulfilled _ -> "not done";
      case Fact.Lapsed _ -> "lapsed";
      case Fact.Ordered _ -> "by hand";
      case Fact.Judged _ -> "judged";
      default -> throw new IllegalArgumentException("nobody said " + fact);
    };
  }

  /** One sentence. */
  static String of(Fact fact) {
    return switch (fact) {
      case Fact.Acknowledged acknowledged ->
          "by " + acknowledged.by() + ": reminders end, bars are lifted";
      case Fact.Paused paused ->
          "by "
              + paused.by()
              + paused.forHow().map(d -> " for " + Durations.text(d)).orElse(" until resumed")
              + ": "
              + paused.reason();
      case Fact.Resumed resumed -> "by " + resumed.by();
      case Fact.Proposed proposed -> proposed(proposed);
      case Fact.Approved yes -> "proposal " + yes.proposal() + said(yes.by(), yes.reason());
      case Fact.Refused no -> "proposal " + no.proposal() + said(no.by(), no.reason());
      case Fact.Postponed later ->
          "proposal "
              + later.proposal()
              + ", for "
              + Durations.text(later.forHow())
              + said(later.by(), later.reason());
      case Fact.Unfulfilled none ->
          "proposal " + none.proposal() + " was approved but: " + none.reason();
      case Fact.Lapsed lapsed -> "proposal " + lapsed.proposal() + ": " + lapsed.reason();
      case Fact.Ordered ordered -> ordered(ordered);
      case Fact.Judged judged ->
          "entry "
              + judged.entry()
              + " was "
              + Words.of(judged.opinion())
              + said(judged.by(), judged.reason());
      default -> throw new IllegalArgumentException("nobody said " + fact);
    };
  }

  /** Where an incident stands after it. */
  static String stands(Fact fact) {
    return switch (fact) {
      case Fact.Proposed asked ->
          "A person is asked whether to "
              + Words.of(asked.rung())
              + " "
              + asked.service()
              + " (proposal "
              + asked.number()
              + ").";
      case Fact.Refused no -> "Nothing is done: " + no.by() + " refused it: " + no.reason() + ".";
      case Fact.Postponed later ->
          "Nothing is done yet: "
              + later.by()
              + " postponed it by "
              + Durations.text(later.forHow())
              + ": "
              + later.reason()
              + ".";
      case Fact.Unfulfilled none ->
          "It was approved, and nothing was done for it: " + none.reason() + ".";
      case Fact.Ordered order ->
          order.by()
              + " ordered an act on "
              + order.service()
              + order.heldBy().map(why -> ", and nothing was done: " + why).orElse("")
              + ".";
      default -> throw new IllegalArgumentException("nobody said " + fact);
    };
  }

  private static String ordered(Fact.Ordered ordered) {
    return ordered.rung().map(rung -> Words.of(rung) + " of ").orElse("an act on ")
        + ordered.service()
        + " is ordered"
        + said(ordered.by(), ordered.reason())
        + ordered.heldBy().map(why -> "; nothing is done: " + why).orElse("");
  }

  private static String said(String by, String reason) {
    return ", by " + by + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String proposed(Fact.Proposed asked) {
    return "proposal "
        + asked.number()
        + ": "
        + Words.of(asked.rung())
        + " of "
        + asked.service()
        + ", life "
        + asked.life()
        + "; down meanwhile: "
        + String.join(", ", asked.impact())
        + " for about "
        + Durations.text(asked.downtime())
        + asked
            .timeLeft()
            .map(left -> "; memory was exhausted in about " + Durations.text(left))
            .orElse("")
        + "; an answer is waited for "
        + Durations.text(asked.forHow());
  }
}

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
      default -> throw new IllegalArgumentException("nobody said " + fact);
    };
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

package io.staunch.agent.main.cli;

import io.staunch.core.decide.Candidate;
import io.staunch.core.engine.View;
import io.staunch.core.ledger.RankingText;
import java.util.ArrayList;
import java.util.List;

/** What would be done now, and for every candidate why or why not. */
final class PlanText {
  private PlanText() {}

  static List<String> of(View view) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Plan on "
            + view.host()
            + ", mode "
            + StatusText.word(view.mode())
            + ", policy "
            + view.policy());
    if (view.plans().isEmpty()) {
      lines.add("No rule acts on anything, or no sample was taken yet.");
    }
    for (View.Plan plan : view.plans()) {
      lines.add("");
      lines.add(headline(plan));
      lines.addAll(table(plan));
      lines.addAll(verdict(plan));
    }
    return lines;
  }

  private static String headline(View.Plan plan) {
    String subject =
        "rule "
            + plan.rule()
            + plan.subject().map(service -> ", service " + service).orElse(", the server");
    String outcome =
        plan.chosen().isEmpty()
            ? "nobody may be acted on"
            : plan.refusedBy()
                .map(guard -> "held by guard " + guard)
                .orElse(PlanText.rung(plan) + " " + plan.chosen().orElse(""));
    return subject
        + (plan.confirmed() ? ": CONFIRMED, " : ": not confirmed; if it were: ")
        + outcome;
  }

  private static String rung(View.Plan plan) {
    return plan.rung().map(StatusText::word).orElse("nothing");
  }

  /** Every candidate, and why those that are not chosen are not. */
  private static List<String> table(View.Plan plan) {
    List<String> lines = new ArrayList<>();
    RankingText.lines(plan.table()).forEach(line -> lines.add("  " + line));
    for (Candidate candidate : plan.table()) {
      candidate
          .whyNot()
          .filter(why -> !why.equals(plan.reason()))
          .ifPresent(why -> lines.add("  not " + candidate.service() + ": " + why));
    }
    return lines;
  }

  private static List<String> verdict(View.Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + plan.reason());
    if (!plan.passed().isEmpty()) {
      lines.add("  guards passed: " + String.join(", ", plan.passed()));
    }
    return lines;
  }
}

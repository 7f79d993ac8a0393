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
      lines.addAll(table(plan.table()));
      lines.add("  " + verdict(plan));
    }
    return lines;
  }

  private static String headline(View.Plan plan) {
    return "rule "
        + plan.rule()
        + plan.subject().map(service -> ", service " + service).orElse(", the server")
        + (plan.confirmed()
            ? ": CONFIRMED, this would be done now"
            : ": not confirmed; if it were, now:");
  }

  private static List<String> table(List<Candidate> candidates) {
    List<String> lines = new ArrayList<>();
    RankingText.lines(candidates).forEach(line -> lines.add("  " + line));
    for (Candidate candidate : candidates) {
      candidate.whyNot().ifPresent(why -> lines.add("  not " + candidate.service() + ": " + why));
    }
    return lines;
  }

  private static String verdict(View.Plan plan) {
    if (plan.chosen().isEmpty()) {
      return "nothing: " + plan.reason();
    }
    String passed =
        plan.passed().isEmpty() ? "" : " (passed: " + String.join(", ", plan.passed()) + ")";
    return plan.refusedBy()
        .map(guard -> "held by guard " + guard + ": " + plan.reason() + passed)
        .orElseGet(() ->
            plan.rung().map(StatusText::word).orElse("nothing")
                + " "
                + plan.chosen().orElse("")
                + ": "
                + plan.reason()
                + passed);
  }
}

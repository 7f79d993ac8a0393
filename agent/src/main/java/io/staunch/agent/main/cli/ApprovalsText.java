package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Proposal;
import io.staunch.core.fleet.Durations;
import io.staunch.core.ledger.Fact;
import java.util.ArrayList;
import java.util.List;

/** What people are asked, with everything to know before they answer. */
final class ApprovalsText {
  private ApprovalsText() {}

  static List<String> of(Reply.Approvals reply) {
    List<String> lines = new ArrayList<>();
    for (Approval approval : reply.approvals()) {
      if (approval.proposal().isStanding()) {
        lines.addAll(lines(approval));
        lines.add("");
      }
    }
    if (lines.isEmpty()) {
      return List.of("Nobody is asked anything.");
    }
    lines.add(
        "(staunch approve N, staunch refuse N --reason TEXT, staunch postpone N --for 1h --reason TEXT)");
    return lines;
  }

  private static List<String> lines(Approval approval) {
    Proposal proposal = approval.proposal();
    Fact.Proposed what = proposal.what();
    List<String> lines = new ArrayList<>();
    lines.add(
        "proposal "
            + proposal.number()
            + ": "
            + StatusText.word(what.rung())
            + " "
            + what.service()
            + " (rule "
            + what.rule()
            + ", incident "
            + proposal.incident()
            + "), asked "
            + Durations.text(approval.asked())
            + " ago"
            + answer(approval));
    lines.add(
        "  goes down     "
            + String.join(", ", what.impact())
            + ", for about "
            + Durations.text(what.downtime()));
    lines.add(
        "  if refused    "
            + approval
                .timeLeft()
                .map(left -> "memory is exhausted in about " + Durations.text(left))
                .orElse("no exhaustion is in sight (not rising, or too little is known)"));
    lines.add(
        "  gentler step  "
            + approval
                .gentler()
                .map(rung -> StatusText.word(rung) + ", by hand or in the rule's ladder")
                .orElse("none: the host file has no gentler action"));
    lines.add("  right now     " + approval.heldBy().orElse("nothing holds it"));
    return lines;
  }

  private static String answer(Approval approval) {
    Proposal proposal = approval.proposal();
    String left = approval.left().map(Durations::text).orElse("");
    return switch (proposal.state()) {
      case POSTPONED ->
          ", postponed by " + proposal.by() + " for another " + left + ": " + proposal.reason();
      case REFUSED -> ", refused by " + proposal.by() + ": " + proposal.reason();
      case OPEN, APPROVED, LAPSED -> ", expires in " + left;
    };
  }
}

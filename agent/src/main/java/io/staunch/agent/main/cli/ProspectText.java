package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Prospect;
import io.staunch.core.fleet.Durations;
import java.util.ArrayList;
import java.util.List;

/** What a person's order would do, with everything to know before giving it. */
final class ProspectText {
  private ProspectText() {}

  static List<String> of(Reply.Outlook reply) {
    Prospect prospect = reply.prospect();
    List<String> lines = new ArrayList<>();
    lines.add(
        prospect.rung().map(rung -> StatusText.word(rung) + " ").orElse("act on ")
            + prospect.service()
            + prospect.rule().map(rule -> " (by the ladder of rule " + rule + ")").orElse(""));
    lines.add(
        "  goes down     "
            + String.join(", ", prospect.impact())
            + ", for about "
            + Durations.text(prospect.downtime())
            + prospect
                .atMost()
                .map(most -> ", with all time-outs " + Durations.text(most))
                .orElse(""));
    prospect
        .held()
        .ifPresent(held ->
            lines.add(
                "  holds         "
                    + held
                    + prospect
                        .gain()
                        .map(gain -> ", of which about " + gain + " come back")
                        .orElse("")));
    lines.add(
        "  if not        "
            + prospect
                .timeLeft()
                .map(left -> "memory is exhausted in about " + Durations.text(left))
                .orElse("no exhaustion is in sight (not rising, or too little is known)"));
    lines.add(
        "  gentler step  "
            + prospect
                .gentler()
                .map(rung -> StatusText.word(rung) + ", by hand or in the rule's ladder")
                .orElse("none: the host file has no gentler action"));
    lines.add("  right now     " + prospect.heldBy().orElse("nothing holds it"));
    return lines;
  }
}

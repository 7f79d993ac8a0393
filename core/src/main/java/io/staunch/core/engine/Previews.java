package io.staunch.core.engine;

import io.staunch.core.act.Plans;
import io.staunch.core.attribute.Sample;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Moment;
import java.util.List;
import java.util.Optional;

/** Says of every proposal what it would do now; changes nothing. */
final class Previews {
  private final Memory memory;
  private final Answers answers;
  private final Contenders contenders;

  Previews(Memory memory, Answers answers, Contenders contenders) {
    this.memory = memory;
    this.answers = answers;
    this.contenders = contenders;
  }

  List<Approval> all(Optional<Sample> newest, Ruleset rules) {
    Moment now = memory.standing().now();
    return memory.proposals().all().stream()
        .map(proposal -> preview(proposal, newest, rules, now))
        .toList();
  }

  private Approval preview(Proposal proposal, Optional<Sample> newest, Ruleset rules, Moment now) {
    boolean standing = proposal.isStanding();
    return new Approval(
        proposal,
        now.since(proposal.asked()).orElse(now.boot()),
        proposal.left(now),
        newest.flatMap(sample -> contenders.timeLeft(proposal.what().service(), sample)),
        standing
            ? gentler(proposal.what().service(), proposal.what().rung(), memory, rules)
            : Optional.empty(),
        standing ? heldBy(proposal, newest, rules, now) : Optional.empty());
  }

  private Optional<String> heldBy(
      Proposal proposal, Optional<Sample> newest, Ruleset rules, Moment now) {
    if (!isRuled(proposal, rules)) {
      return Optional.of("the policy no longer asks for it");
    }
    return switch (answers.outlook(proposal, newest, rules, now)) {
      case Answers.Outlook.Goes goes -> Optional.empty();
      case Answers.Outlook.Not(String reason) -> Optional.of(reason);
    };
  }

  private static boolean isRuled(Proposal proposal, Ruleset rules) {
    return rules.services().containsKey(proposal.what().service())
        && rules.rules().stream().anyMatch(rule -> rule.name().equals(proposal.what().rule()));
  }

  /** The gentlest step below {@code than} that the host file has an action for. */
  static Optional<Rung> gentler(String service, Rung than, Memory memory, Ruleset rules) {
    if (!rules.services().containsKey(service)) {
      return Optional.empty();
    }
    List<Rung> barred = memory.standing().bars(service);
    return Plans.possible(rules.watched(service).actions()).stream()
        .filter(rung -> rung.compareTo(than) < 0 && !barred.contains(rung))
        .findFirst();
  }
}

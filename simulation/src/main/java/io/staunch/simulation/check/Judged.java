package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.attribute.Sample;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Condition;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.engine.Ruleset.Rule;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.seen.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether every limit that is passed is judged, and nothing is held for ever. */
final class Judged {
  /** Samples until a passed limit must have been seen, read exactly and decided about. */
  private static final int SAMPLES = 6;

  /** A clock in doubt is trusted again after this. */
  private static final Duration CLOCK = Duration.ofMinutes(10);

  /** Guards that hold one service for the sake of what was done to another. */
  private static final List<String> SHARED = List.of("budget", "outage", "storm");

  private final Account account;
  private final Levels levels;
  private Optional<Moment> calmSince = Optional.empty();
  private boolean healed;

  Judged(Account account, Levels levels) {
    this.account = account;
    this.levels = levels;
  }

  List<Invariant> all() {
    return List.of(
        new Invariant(
            "judged", "a limit that is passed is decided about, for or against", this::judged),
        new Invariant(
            "not-for-ever",
            "once nothing goes wrong any more, nothing is held for ever but what is barred or"
                + " forbidden",
            this::notForEver));
  }

  private Optional<String> judged(Happening happening) {
    if (happening instanceof Happening.Sampled(Sample sample)) {
      for (Rule rule : account.rules().rules()) {
        Duration over = Levels.back(levels.of(rule).over(), sample.at());
        if (over.compareTo(patience(rule)) > 0 && open(rule).flatMap(o -> o.decided()).isEmpty()) {
          return Optional.of(
              "rule %s: its limit is passed for %s and nothing was decided"
                  .formatted(rule.name(), over));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Ledgered.Open> open(Rule rule) {
    return account.ledgered().open(rule.name(), subject(rule));
  }

  private static Optional<String> subject(Rule rule) {
    return rule.condition() instanceof Condition.ServiceLimit
        ? Optional.of(rule.services().getFirst())
        : Optional.empty();
  }

  private Duration patience(Rule rule) {
    Duration tick = account.rules().tick();
    return Causes.asked(rule, tick).plus(tick.multipliedBy(SAMPLES));
  }

  private Optional<String> notForEver(Happening happening) {
    switch (happening) {
      case Happening.Healed _ -> healed = true;
      case Happening.AgentDied _ -> calmSince = Optional.empty();
      default -> {}
    }
    if (healed && happening instanceof Happening.Sampled(Sample sample)) {
      calmSince = calmSince.or(() -> Optional.of(sample.at()));
      for (Rule rule : account.rules().rules()) {
        Optional<String> broken = notForEver(rule, sample.at());
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> notForEver(Rule rule, Moment now) {
    Duration calm = Levels.back(calmSince, now);
    Duration passed = Levels.back(levels.of(rule).over(), now);
    Duration over = passed.compareTo(calm) < 0 ? passed : calm;
    if (wasActedOn(rule, now) || !mayAct(rule) || over.compareTo(longest(rule)) <= 0) {
      return Optional.empty();
    }
    Optional<Fact.Decided> decided = open(rule).flatMap(Ledgered.Open::decided);
    String guard = decided.flatMap(Fact.Decided::refusedBy).orElse("");
    boolean stopped = decided.flatMap(Fact.Decided::rung).equals(Optional.of(Rung.STOP_AND_PAGE));
    boolean shared = SHARED.contains(guard) && othersActed(rule, now);
    boolean closed = guard.equals("window");
    boolean gives =
        !stopped && !shared && !closed && !guard.equals("candidates") && !guard.equals("barred");
    return when(
        gives,
        "%s is over its limit for %s and held by '%s': %s"
            .formatted(
                rule.services().getFirst(),
                over,
                guard,
                decided.map(Fact.Decided::reason).orElse("nothing")));
  }

  private boolean wasActedOn(Rule rule, Moment now) {
    return account.deeds().stream()
        .filter(deed -> deed.service().equals(rule.services().getFirst()))
        .anyMatch(
            deed -> Levels.back(Optional.of(deed.decided()), now).compareTo(longest(rule)) < 0);
  }

  /**
   * Whether others may have come first, again and again: by our acts or by restarts that were none
   * of ours.
   */
  private boolean othersActed(Rule rule, Moment now) {
    Duration window = account.rules().terms().hostBudget().window();
    return Stream.concat(
            account.deeds().stream()
                .filter(deed -> !deed.service().equals(rule.services().getFirst()))
                .map(Deed::decided),
            account.restarts().all().stream().map(Restarts.Restart::at))
        .anyMatch(at -> Account.certainly(now, at).compareTo(window) < 0);
  }

  /** Everything that may hold for a while, one after the other. */
  private Duration longest(Rule rule) {
    Terms terms = account.rules().terms();
    return patience(rule)
        .plus(terms.coolDownMost())
        .plus(terms.serviceBudget().window())
        .plus(terms.hostBudget().window())
        .plus(account.rules().watched(rule.services().getFirst()).startLimit().interval())
        .plus(terms.bootGrace())
        .plus(terms.startGrace())
        .plus(CLOCK);
  }

  private boolean mayAct(Rule rule) {
    if (!(rule.condition() instanceof Condition.ServiceLimit)) {
      return false;
    }
    Ruleset rules = account.rules();
    String service = rule.services().getFirst();
    Ruleset.Watched watched = rules.watched(service);
    Terms terms = rules.terms();
    List<String> along = watched.actions().takesAlong();
    int members = 1 + along.size();
    return rules.mode().min(rule.mode()).min(watched.mode()) == Mode.ENFORCE
        && account.ledgered().channelTested()
        && terms.candidates().contains(service)
        && !terms.protectedServices().contains(service)
        && along.isEmpty()
        && rules.risks().getOrDefault(service, Stance.NEUTRAL).risk() != Risk.NEVER
        && members <= terms.outAtOnce()
        && terms.serviceBudget().actions() >= 1
        && members <= terms.hostBudget().actions();
  }
}

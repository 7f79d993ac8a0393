package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Sustained;
import io.staunch.core.engine.Ruleset.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is acted upon is true: the service, or the server, really is above its limit, has
 * been for as long as the rule asks, and was made out for certain.
 */
final class Causes {
  /** From this share in use on the cheap upper bound may stand for the ruling figure. */
  private static final double EXHAUSTION = 0.98;

  private final Levels levels;
  private final Decisions decisions;

  Causes(Levels levels, Decisions decisions) {
    this.levels = levels;
    this.decisions = decisions;
  }

  List<Invariant> all() {
    return List.of(
        decisions.on(
            "cause",
            "what is acted upon by ourselves is true, and for as long as asked",
            this::cause),
        decisions.on("known", "nothing is done to what was not made out for certain", this::known));
  }

  private Optional<String> cause(Deed deed) {
    if (decisions.isOrdered(deed)) {
      return Optional.empty();
    }
    Rule rule = Decisions.rule(deed);
    Levels.Passing passed = levels.of(rule);
    if (passed.since().isEmpty()) {
      return Optional.of(
          "rule %s: in truth %.1f %% of the limit are used"
              .formatted(rule.name(), 100 * levels.level(rule)));
    }
    return switch (sustained(rule)) {
      case Sustained.For(Duration duration) ->
          when(
              Levels.back(passed.since(), deed.decided()).compareTo(duration) < 0,
              "rule %s asks for %s, passed since %s"
                  .formatted(rule.name(), duration, passed.since().get()));
      case Sustained.Readings(int n, int m) ->
          when(
              passed.readings() < n,
              "rule %s asks for %d of %d readings".formatted(rule.name(), n, m));
    };
  }

  static Sustained sustained(Rule rule) {
    return switch (rule.condition()) {
      case Condition.ServiceLimit limit -> limit.sustained();
      case Condition.ServerLimit limit -> limit.sustained();
      case Condition.Growth _ -> new Sustained.For(Duration.ofDays(36_500));
    };
  }

  /** How long a limit must be passed before a rule says so. */
  static Duration asked(Rule rule, Duration tick) {
    return switch (sustained(rule)) {
      case Sustained.For(Duration duration) -> duration;
      case Sustained.Readings(int _, int m) -> tick.multipliedBy(m);
    };
  }

  private Optional<String> known(Deed deed) {
    Optional<ServiceSample.Present> present =
        deed.sample().flatMap(sample -> Account.present(sample, deed.service()));
    if (present.isEmpty()) {
      return Optional.of("the sample does not have it");
    }
    boolean end = deed.sample().map(s -> s.server().usedShare() >= EXHAUSTION).orElse(false);
    return when(!present.get().life().equals(deed.order().expected()), "another life was seen")
        .or(() ->
            when(
                present.get().ruling().isEmpty() && !end && !decisions.isOrdered(deed),
                "its ruling memory is not known"));
  }
}

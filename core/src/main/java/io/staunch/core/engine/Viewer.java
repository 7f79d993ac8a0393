package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Candidate;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.Extrapolation;
import io.staunch.core.history.Point;
import io.staunch.core.history.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads the engine's parts into a {@link View}; changes none of them. */
final class Viewer {
  /** Span over which a slope is shown. */
  private static final Duration RECENT = Duration.ofMinutes(10);

  private final Memory memory;
  private final Judge judge;
  private final Decider decider;
  private final Contenders contenders;

  Viewer(Memory memory, Judge judge, Decider decider) {
    this.memory = memory;
    this.judge = judge;
    this.decider = decider;
    this.contenders = new Contenders(memory, judge);
  }

  View view(Ruleset rules, Optional<Sample> newest, boolean ledgerWritable) {
    return new View(
        rules.host(),
        rules.policy(),
        rules.mode(),
        newest.map(Sample::at),
        newest.map(Sample::server),
        newest.flatMap(judge::serverTimeLeft),
        newest.map(sample -> services(sample, rules)).orElse(List.of()),
        judge.findings(),
        memory.incidents().all(),
        memory.works().underWay().stream().map(Viewer::doing).toList(),
        memory.standing().pause(),
        ledgerWritable,
        memory.channels(),
        newest.map(sample -> plans(sample, rules)).orElse(List.of()));
  }

  private static String doing(Work work) {
    return work.service() + ": " + Messages.words(work.intent().order().rung());
  }

  private List<View.Service> services(Sample sample, Ruleset rules) {
    List<View.Service> services = new ArrayList<>();
    SortedMap<String, Bytes> limits = judge.lowestLimits();
    for (ServiceSample service : sample.services()) {
      if (rules.services().containsKey(service.service())) {
        Optional<Bytes> limit = Optional.ofNullable(limits.get(service.service()));
        services.add(service(service, limit, sample.at()));
      }
    }
    return services;
  }

  private View.Service service(ServiceSample sample, Optional<Bytes> limit, Moment at) {
    String name = sample.service();
    return switch (sample) {
      case ServiceSample.Present present -> present(present, limit, at);
      case ServiceSample.Absent absent -> none(name, "not running", limit);
      case ServiceSample.Contradicted contradicted -> none(name, contradicted.reason(), limit);
    };
  }

  private View.Service present(ServiceSample.Present present, Optional<Bytes> limit, Moment at) {
    Optional<Series> series = judge.history().find(present.service());
    // Between two readings of the ruling figure the newest one of this life stands.
    Optional<Bytes> known = series.flatMap(Series::newest).map(Point::value);
    Optional<Bytes> ruling = present.ruling().or(() -> known);
    return new View.Service(
        present.service(),
        "running",
        Optional.of(present.life()),
        Optional.of(present.age()),
        present.pids().size(),
        Optional.of(ruling.orElse(present.upper())),
        ruling.isPresent(),
        limit,
        series.flatMap(s -> Extrapolation.of(s.recent(RECENT))).map(Extrapolation::slopePerSecond),
        series.flatMap(s -> limit.flatMap(l -> Extrapolation.timeUntil(s, l, at))));
  }

  private static View.Service none(String name, String state, Optional<Bytes> limit) {
    return new View.Service(
        name,
        state,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        false,
        limit,
        Optional.empty(),
        Optional.<Duration>empty());
  }

  private List<View.Plan> plans(Sample sample, Ruleset rules) {
    List<View.Plan> plans = new ArrayList<>();
    for (Finding finding : judge.findings()) {
      Ruleset.Rule rule = rules.rule(finding.rule());
      if (!(rule.condition() instanceof Condition.Growth)) {
        plans.add(plan(new Decider.Case(0, rule, finding, sample, rules)));
      }
    }
    return plans;
  }

  private View.Plan plan(Decider.Case matter) {
    Finding finding = matter.finding();
    boolean confirmed = finding.state() == Finding.State.CONFIRMED;
    List<Candidate> table = new ArrayList<>(contenders.rank(matter));
    Optional<Decider.Attempt> chosen = Optional.empty();
    for (int row = 0;
        row < table.size() && chosen.flatMap(Decider.Attempt::plan).isEmpty();
        row++) {
      if (table.get(row).whyNot().isEmpty()) {
        Decider.Attempt attempt = decider.attempt(table.get(row), matter);
        if (attempt.plan().isPresent() || chosen.isEmpty()) {
          chosen = Optional.of(attempt);
        }
        if (attempt.plan().isEmpty()) {
          table.set(row, table.get(row).excluded(attempt.reason()));
        }
      }
    }
    return new View.Plan(
        finding.rule(),
        finding.service(),
        confirmed,
        table,
        chosen.map(attempt -> attempt.candidate().service()),
        chosen.map(Decider.Attempt::rung),
        chosen.map(Decider.Attempt::passed).orElse(List.of()),
        chosen.flatMap(Decider.Attempt::refusedBy),
        chosen.map(Decider.Attempt::reason).orElse("no candidate stands"));
  }
}

package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Contender;
import io.staunch.core.decide.Ranking;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Warrant;
import io.staunch.core.history.Extrapolation;
import io.staunch.core.history.Point;
import io.staunch.core.history.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers who could be acted on for a finding, with everything the ranking needs to know of each.
 */
final class Contenders {
  /** Evidence may take this share of the time that is left. */
  private static final int EVIDENCE_DIVISOR = 10;

  static final Duration EVIDENCE_MOST = Duration.ofSeconds(5);

  /** An unknown time left counts as near. */
  private static final Duration EVIDENCE_NEAR = Duration.ofMillis(250);

  /**
   * Above this share of the server in use, a figure that could not be read in time is replaced by
   * its upper bound.
   */
  private static final double EXHAUSTION = 0.98;

  private final Memory memory;
  private final Judge judge;

  Contenders(Memory memory, Judge judge) {
    this.memory = memory;
    this.judge = judge;
  }

  List<Candidate> rank(Decider.Case matter) {
    List<String> names =
        matter.finding().service().isPresent()
            ? List.of(matter.finding().service().get())
            : matter.rule().services();
    return rank(names, matter.finding().need(), matter);
  }

  /** The row of a service that a person named: however little it would bring back, it stands. */
  List<Candidate> alone(String service, Decider.Case matter) {
    return rank(List.of(service), Bytes.ZERO, matter);
  }

  private List<Candidate> rank(List<String> names, Bytes need, Decider.Case matter) {
    List<Contender> contenders = new ArrayList<>();
    for (String name : names) {
      contenders.add(contender(name, matter));
    }
    Optional<Duration> left = judge.serverTimeLeft(matter.sample());
    return Ranking.rank(contenders, matter.rule().weights(), need, matter.sample().server(), left);
  }

  private Contender contender(String name, Decider.Case matter) {
    Ruleset.Watched watched = matter.rules().watched(name);
    List<String> impact = impact(watched);
    Optional<ServiceSample.Present> present =
        present(matter.sample(), name).map(p -> measured(p, matter));
    Stance stance = stance(name, matter);
    return new Contender(
        name,
        present,
        judge.history().find(name),
        stance.risk(),
        impact,
        downtime(name, matter.rules()),
        excluded(name, present, matter.sample()).or(() -> spared(stance)));
  }

  /** What the operator's word is worth now; while wall time is in doubt none of it is over. */
  private Stance stance(String name, Decider.Case matter) {
    Stance stance = Optional.ofNullable(matter.rules().risks().get(name)).orElse(Stance.NEUTRAL);
    boolean doubtful =
        memory.standing().clockDoubt().isPresent()
            || matter.sample().surroundings().clockSynchronised().equals(Optional.of(false));
    return !doubtful && stance.isOver(matter.sample().at().wall()) ? Stance.NEUTRAL : stance;
  }

  private static Optional<String> spared(Stance stance) {
    return stance.risk() == Risk.NEVER
        ? stance.spokenEnd().map(end -> "the policy says never to act on it until " + end)
        : Optional.empty();
  }

  /** Everything that goes down with a service, itself first. */
  private static List<String> impact(Ruleset.Watched watched) {
    List<String> impact = new ArrayList<>(List.of(watched.name()));
    impact.addAll(watched.actions().takesAlong());
    return impact;
  }

  /** Typical downtime summed over the impact set; unmeasured: stop and start time-outs. */
  Duration downtime(String name, Ruleset rules) {
    Duration sum = Duration.ZERO;
    for (String member : impact(rules.watched(name))) {
      Optional<Duration> typical =
          memory
              .works()
              .downtime(member)
              .or(() ->
                  Optional.ofNullable(rules.services().get(member)).map(Contenders::timeouts));
      sum = sum.plus(typical.orElse(Duration.ZERO));
    }
    return sum;
  }

  private static Duration timeouts(Ruleset.Watched watched) {
    return watched.stopTimeout().plus(watched.actions().startTimeout());
  }

  /** At the very end the cheap upper bound must do; before that, an unread figure holds. */
  private ServiceSample.Present measured(ServiceSample.Present present, Decider.Case matter) {
    if (present.ruling().isPresent()) {
      return present;
    }
    if (matter.warrant() == Warrant.ORDERED) {
      // a person has decided, whatever it holds; far from its limit it is seldom read exactly
      return present.withRuling(lastKnown(present).orElse(present.upper()));
    }
    return matter.sample().server().usedShare() < EXHAUSTION
        ? present
        : present.withRuling(present.upper());
  }

  private Optional<Bytes> lastKnown(ServiceSample.Present present) {
    return judge.history().find(present.service()).flatMap(Series::newest).map(Point::value);
  }

  private static Optional<String> excluded(
      String name, Optional<ServiceSample.Present> present, Sample sample) {
    for (ServiceSample service : sample.services()) {
      if (service.service().equals(name)
          && service instanceof ServiceSample.Contradicted contradicted) {
        return Optional.of(contradicted.reason());
      }
    }
    if (present.isEmpty()) {
      return Optional.of("it is not running");
    }
    if (present.get().ruling().isEmpty()) {
      return Optional.of("its proportional memory could not be read yet");
    }
    return Optional.empty();
  }

  /** Until the service's own ceiling or the server's memory is reached, whichever is first. */
  Optional<Duration> timeLeft(String service, Sample sample) {
    // A heap bound that the process has already outgrown as a whole ends nothing.
    Optional<Duration> own =
        present(sample, service)
            .flatMap(present ->
                present
                    .ceiling()
                    .filter(
                        ceiling -> ceiling.compareTo(present.ruling().orElse(present.upper())) > 0))
            .flatMap(ceiling ->
                judge
                    .history()
                    .find(service)
                    .flatMap(series -> Extrapolation.timeUntil(series, ceiling, sample.at())));
    Optional<Duration> server = judge.serverTimeLeft(sample);
    return own.isPresent() && server.isPresent()
        ? Optional.of(own.get().compareTo(server.get()) < 0 ? own.get() : server.get())
        : own.or(() -> server);
  }

  Duration evidenceBudget(String service, Sample sample) {
    return timeLeft(service, sample)
        .map(l -> l.dividedBy(EVIDENCE_DIVISOR))
        .map(l -> l.compareTo(EVIDENCE_MOST) < 0 ? l : EVIDENCE_MOST)
        .orElse(EVIDENCE_NEAR);
  }

  /** Whether a service does not run. */
  static boolean isAway(Sample sample, String name) {
    return sample.services().stream()
        .anyMatch(service ->
            service instanceof ServiceSample.Absent(String absent) && absent.equals(name));
  }

  /** Whether a service is away or was not measured in time just now, which passes by itself. */
  static boolean isUnseen(Sample sample, String name) {
    return sample.services().stream()
        .filter(service -> service.service().equals(name))
        .anyMatch(service ->
            switch (service) {
              case ServiceSample.Absent absent -> true;
              case ServiceSample.Present present -> present.ruling().isEmpty();
              case ServiceSample.Contradicted contradicted -> false;
            });
  }

  static Optional<ServiceSample.Present> present(Sample sample, String name) {
    for (ServiceSample service : sample.services()) {
      if (service.service().equals(name) && service instanceof ServiceSample.Present present) {
        return Optional.of(present);
      }
    }
    return Optional.empty();
  }
}

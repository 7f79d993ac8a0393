package io.staunch.agent.main.trial;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.policy.check.TrialBook;
import io.staunch.policy.text.Placed;
import io.staunch.policy.trial.Curve;
import io.staunch.policy.trial.TrialFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The server of a test, in virtual time: its services, the rest of its memory, and what else goes
 * on there. What services use is read with every sample.
 */
final class TrialHost {
  private static final Instant BEGINNING = Instant.parse("2026-01-05T00:00:00Z");

  private final SortedMap<String, Subject> subjects = new TreeMap<>();
  private final SortedMap<String, Bytes> ceilings;
  private final List<String> declared;
  private final Subject others;
  private final Bytes total;
  private final Duration upFor;
  private Duration packagesUntil = Duration.ofSeconds(-1);

  TrialHost(TrialFile file, TrialBook.Run run) {
    this.ceilings = run.ceilings();
    this.declared = List.copyOf(run.rules().services().keySet());
    this.total = file.server();
    this.upFor = run.trial().upFor();
    TrialFile.World world = run.world();
    long seed = file.seed() * 31 + world.host().orElse("").hashCode();
    world
        .services()
        .forEach((name, curve) ->
            subjects.put(
                name,
                new Subject(
                    name,
                    curve.value(),
                    Optional.ofNullable(world.afterRestart().get(name)).orElse(curve).value(),
                    Optional.ofNullable(world.afterReload().get(name)).map(Placed::value),
                    upFor.negated(),
                    file.tick(),
                    seed)));
    Curve rest = world.others();
    this.others =
        new Subject("others", rest, rest, Optional.empty(), upFor.negated(), file.tick(), seed);
  }

  /** The moment {@code now} after the test's beginning. */
  Moment at(Duration now) {
    return new Moment(BEGINNING.plus(now), upFor.plus(now), "test");
  }

  /** How long after the test's beginning a moment is. */
  Duration since(Moment moment) {
    return moment.boot().minus(upFor);
  }

  Subject subject(String name) {
    return Optional.ofNullable(subjects.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no service " + name));
  }

  /** The services of the test. */
  List<String> names() {
    return List.copyOf(subjects.keySet());
  }

  /** The life that a service is in; empty where it is down. */
  Optional<Incarnation> life(String name, Duration now) {
    return Optional.ofNullable(subjects.get(name))
        .map(each -> each.look(now))
        .filter(Subject.Look.Runs.class::isInstance)
        .map(look -> ((Subject.Look.Runs) look).life());
  }

  boolean knows(String name) {
    return subjects.containsKey(name);
  }

  void packageManagerUntil(Duration until) {
    packagesUntil = until;
  }

  Sample sample(Duration now) {
    List<ServiceSample> services = new ArrayList<>();
    Bytes used = uses(others.look(now));
    for (String name : declared) {
      Subject.Look look = knows(name) ? subject(name).look(now) : new Subject.Look.Down();
      used = used.plus(uses(look));
      sample(name, look).ifPresent(services::add);
    }
    Optional<String> packages =
        now.compareTo(packagesUntil) < 0 ? Optional.of("apt") : Optional.empty();
    return new Sample(
        at(now),
        ServerMemory.ofProcesses(total, used),
        services,
        new Surroundings(packages, Optional.empty(), Optional.empty()),
        false,
        Duration.ofMillis(1));
  }

  private static Bytes uses(Subject.Look look) {
    return look instanceof Subject.Look.Runs runs ? runs.uses() : Bytes.ZERO;
  }

  /** Empty where nobody could read it: the sample says nothing of the service then. */
  private Optional<ServiceSample> sample(String name, Subject.Look look) {
    return switch (look) {
      case Subject.Look.Down() -> Optional.of(new ServiceSample.Absent(name));
      case Subject.Look.Runs runs ->
          runs.read() ? Optional.of(present(name, runs)) : Optional.empty();
    };
  }

  private ServiceSample present(String name, Subject.Look.Runs runs) {
    return new ServiceSample.Present(
        name,
        runs.life(),
        runs.age(),
        List.of(100 + declared.indexOf(name)),
        runs.uses(),
        Optional.of(runs.uses()),
        Optional.of(Bytes.ZERO),
        Optional.ofNullable(ceilings.get(name)),
        1,
        Optional.empty(),
        Optional.empty(),
        false);
  }
}

package io.staunch.policy.trial;

import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Section;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import io.staunch.policy.trial.Expectation.What;
import io.staunch.policy.trial.Expectation.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What is wrong with a test although every word of it can be read: names and times of nothing. */
final class TrialSense {
  private static final long MOST_READINGS = 1_000_000;

  private final Section section;
  private final TrialFile.Trial trial;

  /** Where a service could not be read, that others speak of it is no mistake of theirs. */
  private final boolean complete;

  private final TreeSet<String> services = new TreeSet<>();

  TrialSense(Section section, TrialFile.Trial trial, boolean complete) {
    this.section = section;
    this.complete = complete;
    this.trial = trial;
    trial.hosts().forEach(world -> services.addAll(world.services().keySet()));
  }

  void check(Duration tick) {
    long readings = trial.lasts().toMillis() / tick.toMillis();
    if (readings > MOST_READINGS) {
      section.problem(
          Problem.of(
              section.at(TrialSettings.LASTS),
              "a test of " + readings + " readings",
              "at most " + MOST_READINGS,
              "a longer tick or a shorter test"));
    }
    for (TrialFile.World world : trial.hosts()) {
      Set<String> known = world.services().keySet();
      isKnown(world.afterRestart(), known);
      isKnown(world.afterReload(), known);
      isKnown(world.ceilings(), known);
    }
    for (TrialFile.Timed occasion : trial.occasions()) {
      isInTime(occasion.at().value(), occasion.at().at());
      if (occasion.what() instanceof Occasion.ForeignRestart(String service)) {
        isKnown(service, occasion.at().at(), services, "a service of this test");
      }
    }
    trial.expectations().forEach(this::expectation);
    if (section.isBlank(TrialSettings.EXPECT)) {
      Place at = section.at(TrialSettings.EXPECT);
      section.problem(Problem.of(at, "a test that expects nothing", "at least one expectation"));
    }
  }

  private <T> void isKnown(SortedMap<String, Placed<T>> named, Set<String> known) {
    named.forEach((name, value) -> isKnown(name, value.at(), known, "a service of this test"));
  }

  private void expectation(Placed<Expectation> written) {
    Expectation expectation = written.value();
    Optional<String> service =
        switch (expectation.what()) {
          case What.Finding(String _, Optional<String> named) -> named;
          case What.Acts(Optional<String> named, var _, var _) -> named;
          case What.Refused(Optional<String> named, String _) -> named;
          case What.Tells _ -> Optional.empty();
        };
    service.ifPresent(name -> isKnown(name, written.at(), services, "a service of this test"));
    List<String> hosts = trial.hosts().stream().flatMap(each -> each.host().stream()).toList();
    expectation.host().ifPresent(name -> isKnown(name, written.at(), hosts, "a host of this test"));
    switch (expectation.when()) {
      case When.Ever() -> {}
      case When.At(Duration time) -> isInTime(time, written.at());
      case When.By(Duration time) -> isInTime(time, written.at());
      case When.Before(Duration time) -> isInTime(time, written.at());
      case When.After(Duration time) -> isInTime(time, written.at());
      case When.Between(Duration _, Duration to) -> isInTime(to, written.at());
    }
  }

  private void isKnown(String name, Place at, java.util.Collection<String> known, String expected) {
    if (!known.contains(name) && complete) {
      section.problem(
          new Problem(
              at,
              Quote.of(name),
              expected,
              Nearest.hint(name, known)
                  .or(() -> Optional.of("known: " + String.join(", ", known)))
                  .filter(_ -> !known.isEmpty())));
    }
  }

  private void isInTime(Duration time, Place at) {
    boolean read = section.isRead(TrialSettings.LASTS);
    if (read && time.compareTo(trial.lasts()) > 0) {
      section.problem(
          Problem.of(
              at,
              Kinds.show(time) + ", when the test is over",
              "a time within the " + Kinds.show(trial.lasts()) + " that the test lasts"));
    }
  }
}

package io.staunch.policy.trial;

import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Typed;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import io.staunch.policy.trial.Expectation.When;
import io.staunch.policy.trial.Expectation.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What is wrong with a test although every word of it can be read: names and times of nothing. */
final class TrialSense {
  private static final long MOST_READINGS = 1_000_000;

  private static final String OF_SERVICES = "a service of this test";
  private static final String OF_HOSTS = "a host of this test";

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
      isKnown(world.orders(), known);
    }
    for (TrialFile.Timed occasion : trial.occasions()) {
      isInTime(occasion.at().value(), occasion.at().at());
      Occasion.Said said = occasion.said();
      said.what()
          .named()
          .ifPresent(
              name -> isKnown(name, said.place(name, occasion.at().at()), services, OF_SERVICES));
      said.host()
          .ifPresent(
              name -> isKnown(name, said.place(name, occasion.at().at()), hosts(), OF_HOSTS));
    }
    trial.expectations().forEach(this::expectation);
    if (section.isBlank(TrialSettings.EXPECT)) {
      Place at = section.at(TrialSettings.EXPECT);
      section.problem(Problem.of(at, "a test that expects nothing", "at least one expectation"));
    }
  }

  private <T> void isKnown(SortedMap<String, Placed<T>> named, Set<String> known) {
    named.forEach((name, value) -> isKnown(name, value.at(), known, OF_SERVICES));
  }

  private void expectation(Placed<Expectation> written) {
    Expectation expectation = written.value();
    Place at = written.at();
    expectation
        .what()
        .named()
        .ifPresent(
            name -> isKnown(name, expectation.place(name::equals, at), services, OF_SERVICES));
    if (expectation.where() instanceof Where.On(String host)) {
      isKnown(host, expectation.place(host::equals, at), hosts(), OF_HOSTS);
    }
    switch (expectation.when()) {
      case When.Ever() -> {}
      case When.At(Duration time) -> isInTime(time, place(expectation, time, at));
      case When.By(Duration time) -> isInTime(time, place(expectation, time, at));
      case When.Before(Duration time) -> isInTime(time, place(expectation, time, at));
      case When.After(Duration time) -> isInTime(time, place(expectation, time, at));
      case When.Between(Duration _, Duration to) -> isInTime(to, place(expectation, to, at));
    }
  }

  private List<String> hosts() {
    return trial.hosts().stream().flatMap(each -> each.host().stream()).toList();
  }

  private static Place place(Expectation expectation, Duration time, Place otherwise) {
    return expectation.place(word -> Typed.duration(word).equals(Optional.of(time)), otherwise);
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

package io.staunch.core.engine;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Detector;
import io.staunch.core.detect.Detectors;
import io.staunch.core.detect.Finding;
import io.staunch.core.detect.Look;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.Extrapolation;
import io.staunch.core.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs every rule's detector over the newest sample and keeps what each one found. */
final class Judge {
  /** What one rule says of one subject, before and after the newest look. */
  record Transition(Ruleset.Rule rule, Finding before, Finding after) {
    boolean changed() {
      return before.state() != after.state();
    }
  }

  private record Subject(String rule, Optional<String> service) implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
      int byRule = rule.compareTo(other.rule);
      return byRule != 0 ? byRule : service.orElse("").compareTo(other.service.orElse(""));
    }
  }

  private record Watcher(Ruleset.Rule rule, Detector detector) {}

  private final History history = new History();
  private final SortedMap<Subject, Watcher> watchers = new TreeMap<>();
  private final SortedMap<Subject, Finding> findings = new TreeMap<>();

  Bounds.Use use() {
    return new Bounds.Use("findings", findings.size(), Bounds.FINDINGS);
  }

  History history() {
    return history;
  }

  /** Takes up another ruleset: every finding starts anew, history is kept. */
  void rule(Ruleset ruleset) {
    watchers.clear();
    findings.clear();
    history.keepOnly(ruleset.services().keySet());
    for (Ruleset.Rule rule : ruleset.rules()) {
      Detector detector = Detectors.of(rule.name(), rule.condition(), ruleset.tick());
      for (Optional<String> service : subjects(rule)) {
        if (watchers.size() < Bounds.FINDINGS) {
          Subject subject = new Subject(rule.name(), service);
          watchers.put(subject, new Watcher(rule, detector));
          findings.put(subject, detector.initial(service));
        }
      }
    }
  }

  private static List<Optional<String>> subjects(Ruleset.Rule rule) {
    return switch (rule.condition()) {
      case Condition.ServerLimit server -> List.of(Optional.empty());
      case Condition.ServiceLimit limit -> rule.services().stream().map(Optional::of).toList();
      case Condition.Growth growth -> rule.services().stream().map(Optional::of).toList();
    };
  }

  void remember(Event.Remembered row) {
    history.add(row.at(), row.seen());
  }

  void remember(Sample sample) {
    history.add(sample);
  }

  /** Takes up what was found before under the same rules. */
  void resume(List<Finding> found) {
    found.forEach(finding -> findings.put(new Subject(finding.rule(), finding.service()), finding));
  }

  /** Examines every subject; the sample is empty when time passed without one. */
  List<Transition> look(Moment at, Optional<Sample> sample) {
    NavigableMap<String, ServiceSample> byName = new TreeMap<>();
    sample.ifPresent(s -> s.services().forEach(service -> byName.put(service.service(), service)));
    List<Transition> transitions = new ArrayList<>();
    for (var entry : watchers.entrySet()) {
      Subject subject = entry.getKey();
      Watcher watcher = entry.getValue();
      Finding before =
          findings.getOrDefault(subject, watcher.detector().initial(subject.service()));
      Optional<ServiceSample> service = subject.service().map(byName::get);
      Look look = new Look(at, sample, service, subject.service().flatMap(history::find));
      Finding after = watcher.detector().examine(before, look);
      findings.put(subject, after);
      transitions.add(new Transition(watcher.rule(), before, after));
    }
    return transitions;
  }

  /** Lets a finding count its duration anew, since something was just done about it. */
  void beginAnew(Finding finding, Moment at) {
    Subject subject = new Subject(finding.rule(), finding.service());
    findings.computeIfPresent(
        subject, (key, now) -> now.state() == Finding.State.CONFIRMED ? now.countingFrom(at) : now);
  }

  Optional<Finding> finding(String rule, Optional<String> service) {
    return Optional.ofNullable(findings.get(new Subject(rule, service)));
  }

  List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }

  /** Time until the server's memory is all in use, by linear extrapolation. */
  Optional<Duration> serverTimeLeft(Sample sample) {
    return history
        .server()
        .flatMap(track -> Extrapolation.timeUntil(track, sample.server().total(), sample.at()));
  }

  /** Services with a confirmed limit of their own, by name. */
  List<String> sick() {
    return watchers.entrySet().stream()
        .filter(entry -> entry.getValue().rule().condition() instanceof Condition.ServiceLimit)
        .flatMap(entry -> Optional.ofNullable(findings.get(entry.getKey())).stream())
        .filter(finding -> finding.state() == Finding.State.CONFIRMED)
        .flatMap(finding -> finding.service().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The lowest limit in bytes that any rule holds a service to, as far as the newest look knows it,
   * of every service that has one.
   */
  SortedMap<String, Bytes> lowestLimits() {
    SortedMap<String, Bytes> lowest = new TreeMap<>();
    for (var entry : watchers.entrySet()) {
      Finding finding = findings.get(entry.getKey());
      boolean limited = entry.getValue().rule().condition() instanceof Condition.ServiceLimit;
      if (limited && finding != null && finding.limit().value() > 0) {
        String service = finding.service().orElseThrow();
        lowest.merge(
            service, finding.limit(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
      }
    }
    return lowest;
  }
}

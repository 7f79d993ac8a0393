package io.staunch.core.detect;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one detector over samples of one subject, as the engine would. */
final class Bench {
  private final Detector detector;
  private final Optional<String> subject;
  private final History history = new History();
  private final List<Finding> changes = new ArrayList<>();
  private Finding finding;

  Bench(Detector detector, Optional<String> subject) {
    this.detector = detector;
    this.subject = subject;
    this.finding = detector.initial(subject);
  }

  Finding see(Sample sample) {
    history.add(sample);
    Optional<ServiceSample> service =
        sample.services().stream()
            .filter(seen -> Optional.of(seen.service()).equals(subject))
            .findFirst();
    return take(
        new Look(sample.at(), Optional.of(sample), service, subject.flatMap(history::find)));
  }

  /** A tick that brought no sample. */
  Finding miss(Moment at) {
    return take(new Look(at, Optional.empty(), Optional.empty(), subject.flatMap(history::find)));
  }

  private Finding take(Look look) {
    Finding after = detector.examine(finding, look);
    if (after.state() != finding.state()) {
      changes.add(after);
    }
    finding = after;
    return after;
  }

  Finding finding() {
    return finding;
  }

  /** States that were entered, in order. */
  List<Finding.State> states() {
    return changes.stream().map(Finding::state).toList();
  }
}

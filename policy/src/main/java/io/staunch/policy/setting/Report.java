package io.staunch.policy.setting;

import io.staunch.policy.text.Place;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Gathers what reading finds, so that an operator gets it all at once. */
public final class Report {
  /** More than anybody reads; what lies beyond is counted. */
  public static final int MOST_PROBLEMS = 100;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Effective> effective = new ArrayList<>();
  private final TreeSet<Place> unreadable = new TreeSet<>();
  private final List<Table> family;
  private int beyond;

  /**
   * @param root the outermost table of the file that is read
   */
  public Report(Table root) {
    this.family = root.family();
  }

  /** Every table of the file that is read. */
  List<Table> family() {
    return family;
  }

  /** Problems of the text itself; whatever else is wrong at the same spot follows from them. */
  public void unreadable(List<Problem> found) {
    found.forEach(this::problem);
    found.forEach(problem -> unreadable.add(problem.at()));
  }

  /** All has been said of this spot: whatever else seems wrong there follows from it. */
  public void settled(Place at) {
    unreadable.add(at);
  }

  /** Told once, though several rules take the same words from one template. */
  public void problem(Problem problem) {
    if (unreadable.contains(problem.at()) || problems.contains(problem)) {
      return;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      beyond++;
    }
  }

  public void warning(Problem warning) {
    if (warnings.size() < MOST_PROBLEMS && !warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  public void effective(Effective row) {
    effective.add(row);
  }

  public boolean isClean() {
    return problems.isEmpty();
  }

  int count() {
    return problems.size() + beyond;
  }

  /** The value where there is no problem, else the problems. */
  public <T> Loaded<T> loaded(Optional<T> value) {
    Comparator<Problem> byPlace = Comparator.comparing(Problem::at);
    List<Problem> sorted = new ArrayList<>(problems.stream().sorted(byPlace).toList());
    if (beyond > 0) {
      Place file = Place.whole(sorted.getLast().at().file());
      sorted.add(Problem.of(file, beyond + " problems more", "a file that was looked over first"));
    }
    List<Problem> doubts = warnings.stream().sorted(byPlace).toList();
    return new Loaded<>(isClean() ? value : Optional.empty(), sorted, doubts, effective);
  }
}

package io.staunch.policy.setting;

import io.staunch.policy.text.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file: the value, or every problem that stood in its way.
 *
 * @param value present exactly where there is no problem
 * @param problems what must be changed first, in order of place
 * @param warnings what may be meant but looks wrong, in order of place
 * @param effective every setting as in force
 */
public record Loaded<T>(
    Optional<T> value, List<Problem> problems, List<Problem> warnings, List<Effective> effective) {
  public Loaded {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    effective = List.copyOf(effective);
    if (value.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException("a file is either read or has problems");
    }
  }
}

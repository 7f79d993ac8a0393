package io.staunch.core.act;

import java.util.List;

/**
 * How one rung is climbed on one service: the steps, and what puts back what they changed.
 *
 * @param steps in order, never empty
 * @param compensation only steps that restore or observe; each runs only where it is due
 */
public record Plan(List<Step> steps, List<Step> compensation) {
  public Plan {
    steps = List.copyOf(steps);
    compensation = List.copyOf(compensation);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a step");
    }
    if (compensation.stream().anyMatch(Step::disrupts)) {
      throw new IllegalArgumentException("a compensation may not disrupt");
    }
  }
}

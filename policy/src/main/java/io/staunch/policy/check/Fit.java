package io.staunch.policy.check;

import io.staunch.core.detect.Condition;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.Selector;
import io.staunch.policy.text.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which rule of a kind fits a service most closely. */
record Fit(PolicyFile.Rule rule, Placed<Selector> by) {

  /** The rule's selector that fits the service most closely. */
  static Optional<Fit> of(PolicyFile.Rule rule, String service) {
    return rule.services().stream()
        .filter(selector -> selector.value().matches(service))
        .max(Comparator.comparingInt(selector -> selector.value().specificity()))
        .map(selector -> new Fit(rule, selector));
  }

  /** The closest fits among rules of one kind: one as it should be, several where they tie. */
  static List<Fit> closest(
      List<PolicyFile.Rule> rules, Class<? extends Condition> kind, String service) {
    List<Fit> closest = new ArrayList<>();
    for (PolicyFile.Rule rule : rules) {
      if (!kind.isInstance(rule.condition())) {
        continue;
      }
      Optional<Fit> fit = of(rule, service);
      if (fit.isEmpty()) {
        continue;
      }
      int difference =
          closest.isEmpty() ? 1 : fit.get().specificity() - closest.getFirst().specificity();
      if (difference > 0) {
        closest.clear();
      }
      if (difference >= 0) {
        closest.add(fit.get());
      }
    }
    return closest;
  }

  private int specificity() {
    return by.value().specificity();
  }
}

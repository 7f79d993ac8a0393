package io.staunch.policy.file;

import io.staunch.core.detect.Condition;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.Map;
import java.util.TreeMap;

/** What is legal piece by piece in a policy, and makes no sense together. */
final class PolicySense {
  static final int MOST_RULES = 256;

  private final Section root;
  private final PolicyFile policy;

  private PolicySense(Section root, PolicyFile policy) {
    this.root = root;
    this.policy = policy;
  }

  static void check(Section root, PolicyFile policy) {
    PolicySense sense = new PolicySense(root, policy);
    sense.hasRules();
    sense.candidatesAreNotProtected();
    sense.rulesDoNotTie();
    sense.actingIsBounded();
    sense.actingHasCandidates();
  }

  private void hasRules() {
    if (root.isBlank(PolicySettings.RULES)) {
      root.problem(Problem.of(root.at(PolicySettings.RULES), "no rules", "at least one rule"));
    }
    if (policy.rules().size() > MOST_RULES) {
      String found = policy.rules().size() + " rules";
      root.problem(Problem.of(root.word(PolicySettings.RULES), found, "at most " + MOST_RULES));
    }
  }

  private void candidatesAreNotProtected() {
    for (Placed<Selector> candidate : policy.candidates()) {
      for (Placed<Selector> guarded : policy.protectedServices()) {
        boolean both =
            candidate.value().equals(guarded.value())
                || (candidate.value().isExact()
                    && guarded.value().matches(candidate.value().text()));
        if (both) {
          root.problem(
              Problem.of(
                  candidate.at(),
                  Quote.of(candidate.value().text()) + " as a candidate although it is protected",
                  "it in one of the two lists",
                  "it is protected at " + guarded.at()));
        }
      }
      for (Placed<PolicyFile.Preference> risk : policy.risks()) {
        if (risk.value().stance().equals(Stance.always(Risk.NEVER))
            && risk.value().services().equals(candidate.value())) {
          root.warning(
              Problem.of(
                  risk.at(),
                  "risk never for the candidate " + Quote.of(candidate.value().text()),
                  "candidates that may be acted on"));
        }
      }
    }
  }

  /**
   * The same selector in two rules of one kind ties on every host; other ties are found where
   * services are known.
   */
  private void rulesDoNotTie() {
    Map<String, String> owners = new TreeMap<>();
    for (Placed<PolicyFile.Rule> rule : policy.rules()) {
      boolean server = rule.value().condition() instanceof Condition.ServerLimit;
      for (Placed<Selector> services : rule.value().services()) {
        String key = rule.value().condition().getClass().getSimpleName() + " " + services.value();
        String first = owners.putIfAbsent(key, rule.value().name());
        if (first != null && !first.equals(rule.value().name())) {
          boolean implied = policy.candidates().contains(services);
          root.problem(
              Problem.of(
                  server && implied ? rule.at() : services.at(),
                  Quote.of(services.value().text())
                      + " in rule "
                      + rule.value().name()
                      + " as in rule "
                      + first,
                  "one rule of a kind for each service",
                  "a closer fit wins; two that fit alike cannot both hold"));
          break;
        }
      }
    }
  }

  private void actingIsBounded() {
    if (!mayEnforce()) {
      return;
    }
    PolicyFile.Safety safety = policy.safety();
    if (safety.coolDown().isZero()) {
      String hint = "a restart that does not help would be repeated at once";
      refuseZero(PolicySettings.COOL_DOWN, "no cool-down", "above 0s", hint);
    }
    if (safety.coolDownMost().compareTo(safety.coolDown()) < 0) {
      boolean most = root.has(PolicySettings.COOL_DOWN_MOST);
      root.problem(
          Problem.of(
              root.at(most ? PolicySettings.COOL_DOWN_MOST : PolicySettings.COOL_DOWN),
              "cool-down-most "
                  + Kinds.show(safety.coolDownMost())
                  + " below cool-down "
                  + Kinds.show(safety.coolDown()),
              "at least as much: it is where the cool-down stops to double"));
    }
    String hint = "write mode: advise where nothing may be done";
    if (safety.serviceBudget().actions() == 0) {
      refuseZero(PolicySettings.SERVICE_BUDGET, "a budget of 0", "at least 1", hint);
    }
    if (safety.hostBudget().actions() == 0) {
      refuseZero(PolicySettings.HOST_BUDGET, "a budget of 0", "at least 1", hint);
    }
  }

  private void refuseZero(Setting<?> setting, String found, String expected, String hint) {
    String all = found + " although the policy enforces";
    root.problem(Problem.of(root.at(setting), all, expected, hint));
  }

  private void actingHasCandidates() {
    boolean wrong = root.has(PolicySettings.CANDIDATES) && !root.isRead(PolicySettings.CANDIDATES);
    if (!policy.candidates().isEmpty() || wrong) {
      return;
    }
    for (Placed<PolicyFile.Rule> rule : policy.rules()) {
      if (rule.value().condition() instanceof Condition.ServerLimit) {
        root.problem(
            Problem.of(
                rule.at(),
                "a rule for the server's memory in a policy without candidates",
                "\"candidates\" with at least one service",
                "only candidates are ever acted on"));
      } else if (isEnforced(rule.value())) {
        root.problem(
            Problem.of(
                rule.at(),
                "a rule that enforces in a policy without candidates",
                "\"candidates\" with at least one service",
                "only candidates are ever acted on"));
      }
    }
  }

  private boolean isEnforced(PolicyFile.Rule rule) {
    return rule.mode().min(policy.mode().value()) == Mode.ENFORCE;
  }

  private boolean mayEnforce() {
    return policy.rules().stream().map(Placed::value).anyMatch(this::isEnforced);
  }
}

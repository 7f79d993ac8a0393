package io.staunch.policy.check;

import io.staunch.core.act.Plans;
import io.staunch.core.act.ServiceActions;
import io.staunch.core.decide.Rung;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.Group;
import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Timetable;
import io.staunch.core.guard.Window;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.Selector;
import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Report;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What only shows when a policy meets a host: names that nothing stands behind, rules that can do
 * nothing.
 */
final class BindingSense {
  private final PolicyFile policy;
  private final HostFile host;
  private final Ruleset ruleset;
  private final Report report;

  private BindingSense(PolicyFile policy, HostFile host, Ruleset ruleset, Report report) {
    this.policy = policy;
    this.host = host;
    this.ruleset = ruleset;
    this.report = report;
  }

  static void check(PolicyFile policy, HostFile host, Ruleset ruleset, Report report) {
    BindingSense sense = new BindingSense(policy, host, ruleset, report);
    policy.candidates().forEach(each -> sense.isDeclared(each, "the candidate", true));
    policy
        .protectedServices()
        .forEach(each -> sense.isDeclared(each, "the protected service", false));
    policy
        .mayTakeAlong()
        .forEach(each -> sense.isDeclared(each, "the service to take along", false));
    policy
        .risks()
        .forEach(each ->
            sense.isDeclared(
                new Placed<>(each.value().services(), each.at()), "the service", false));
    for (Placed<PolicyFile.ServiceGroup> group : policy.groups()) {
      String what = "the service of group " + group.value().name() + ",";
      group.value().services().forEach(each -> sense.isDeclared(each, what, false));
    }
    policy.routes().forEach(sense::routeLeadsSomewhere);
    sense.candidatesMayBeTouched();
    policy.rules().forEach(sense::ruleFindsServices);
    policy.rules().forEach(sense::enforcedRuleCanAct);
    sense.companionsMayGo();
    host.services().values().forEach(sense::summary);
  }

  /**
   * A policy may serve many hosts, so a name unknown on this one is no error; a near miss hardly
   * ever is meant.
   */
  private void isDeclared(Placed<Selector> name, String what, boolean always) {
    String text = name.value().text();
    if (!name.value().isExact() || host.services().containsKey(text)) {
      return;
    }
    Optional<String> hint = Nearest.hint(text, host.services().keySet());
    if (always || hint.isPresent()) {
      report.warning(
          new Problem(
              name.at(),
              what
                  + " "
                  + Quote.of(text)
                  + ", which host "
                  + host.host().value()
                  + " does not declare",
              "a service of " + host.host().at().file(),
              hint));
    }
  }

  /** A channel that is not there would take a message nowhere. */
  private void routeLeadsSomewhere(Placed<PolicyFile.Route> route) {
    for (Placed<String> channel : route.value().channels()) {
      if (!host.channels().containsKey(channel.value())) {
        String known =
            host.channels().isEmpty()
                ? "it declares none"
                : "it declares: " + String.join(", ", host.channels().keySet());
        report.problem(
            Problem.of(
                channel.at(),
                "the channel " + Quote.of(channel.value()) + " of route " + route.value().name(),
                "a channel of " + host.host().at().file(),
                Nearest.hint(channel.value(), host.channels().keySet()).orElse(known)));
      }
    }
    String what = "the service of route " + route.value().name() + ",";
    route.value().services().forEach(each -> isDeclared(each, what, false));
  }

  private void candidatesMayBeTouched() {
    for (Placed<Selector> candidate : policy.candidates()) {
      Placed<HostFile.Service> service = host.services().get(candidate.value().text());
      Optional<String> why = service == null ? Optional.empty() : service.value().alwaysProtected();
      if (why.isPresent()) {
        report.problem(
            Problem.of(
                candidate.at(),
                "the candidate " + Quote.of(candidate.value().text()) + ", which is " + why.get(),
                "services that a server can do without for a moment",
                "it is protected always"));
      }
    }
  }

  private void ruleFindsServices(Placed<PolicyFile.Rule> rule) {
    boolean implied = rule.value().services().equals(policy.candidates());
    if (!implied) {
      String what = "rule " + rule.value().name() + " for";
      rule.value().services().forEach(each -> isDeclared(each, what, true));
    }
    boolean patterns = rule.value().services().stream().noneMatch(each -> each.value().isExact());
    boolean found =
        ruleset.rules().stream()
            .anyMatch(
                each -> each.name().equals(rule.value().name()) && !each.services().isEmpty());
    if (!found && patterns) {
      report.warning(
          Problem.of(
              rule.at(),
              "rule "
                  + rule.value().name()
                  + ", which is the closest fit for no service of host "
                  + host.host().value(),
              "at least one service"));
    }
  }

  /** Only of services that the rule names: a pattern takes what it gets. */
  private void enforcedRuleCanAct(Placed<PolicyFile.Rule> written) {
    Optional<Ruleset.Rule> bound =
        ruleset.rules().stream()
            .filter(each -> each.name().equals(written.value().name()))
            .findFirst();
    for (Placed<Selector> named : written.value().services()) {
      Ruleset.Watched watched = ruleset.services().get(named.value().text());
      if (watched != null
          && bound.isPresent()
          && bound.get().services().contains(watched.name())
          && bound.get().mode().min(watched.mode()) == Mode.ENFORCE) {
        doubt(bound.get(), watched)
            .ifPresent(why -> report.warning(unable(bound.get(), named, why)));
      }
    }
  }

  private Optional<String> doubt(Ruleset.Rule rule, Ruleset.Watched service) {
    if (ruleset.terms().protectedServices().contains(service.name())) {
      return Optional.of("which is protected");
    }
    if (!ruleset.terms().candidates().contains(service.name())) {
      return Optional.of("which is no candidate");
    }
    if (rule.ladder().stream().anyMatch(rung -> isPossible(rung, service.actions()))) {
      return Optional.empty();
    }
    String rungs = rule.ladder().stream().map(Kinds.RUNG::show).collect(Collectors.joining(" or "));
    return Optional.of("which has no action for " + rungs + " in the host file");
  }

  private static Problem unable(Ruleset.Rule rule, Placed<Selector> named, String why) {
    return Problem.of(
        named.at(),
        "rule " + rule.name() + " that enforces on " + Quote.of(named.value().text()) + ", " + why,
        "a service that may be acted on",
        "as it is, it is only watched");
  }

  /** Stop-and-page needs no action: it tells people and does nothing. */
  private static boolean isPossible(Rung rung, ServiceActions actions) {
    return rung == Rung.STOP_AND_PAGE || Plans.possible(actions).contains(rung);
  }

  private void companionsMayGo() {
    TreeSet<String> may = new TreeSet<>(ruleset.terms().candidates());
    may.addAll(ruleset.terms().mayTakeAlong());
    may.removeAll(ruleset.terms().protectedServices());
    for (Placed<Selector> candidate : policy.candidates()) {
      for (Placed<HostFile.Service> service : host.services().values()) {
        String name = service.value().name();
        boolean named =
            candidate.value().matches(name) && ruleset.terms().candidates().contains(name);
        for (String companion :
            named ? service.value().actions().takesAlong() : List.<String>of()) {
          if (!may.contains(companion)) {
            report.warning(
                Problem.of(
                    candidate.at(),
                    "the candidate "
                        + Quote.of(name)
                        + ", which takes "
                        + Quote.of(companion)
                        + " along",
                    "its companions among \"candidates\" or \"may-take-along\", none protected",
                    "as it is, it is never acted on"));
          }
        }
      }
    }
  }

  private void summary(Placed<HostFile.Service> service) {
    String name = service.value().name();
    Timetable timetable = ruleset.terms().timetable();
    String rules =
        ruleset.rules().stream()
            .filter(rule -> rule.services().contains(name))
            .map(rule ->
                rule.name()
                    + " ("
                    + holds(rule, service.value().mode())
                    + told(timetable.ofRule(rule.name()))
                    + ")")
            .collect(Collectors.joining(", "));
    String groups =
        ruleset.terms().groups().stream()
            .filter(group -> group.has(name))
            .map(Group::name)
            .collect(Collectors.joining(", "));
    String what =
        rules.isEmpty()
            ? "only watched"
            : rules
                + told(timetable.ofService(name))
                + (groups.isEmpty() ? "" : "; counted with " + groups);
    report.effective(new Effective(name, what, Optional.of(service.at())));
  }

  /** {@code ; only in night; not in trading}. */
  private static String told(Hours hours) {
    return named("; only in ", hours.onlyIn()) + named("; not in ", hours.notIn());
  }

  private static String named(String how, List<Window> windows) {
    return windows.isEmpty()
        ? ""
        : how + windows.stream().map(Window::name).collect(Collectors.joining(", "));
  }

  private static String holds(Ruleset.Rule rule, Mode own) {
    String mode = Kinds.MODE.show(rule.mode().min(own));
    return rule.ladder().isEmpty()
        ? mode
        : mode
            + ": "
            + rule.ladder().stream().map(Kinds.RUNG::show).collect(Collectors.joining(", "));
  }
}

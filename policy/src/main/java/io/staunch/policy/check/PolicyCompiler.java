package io.staunch.policy.check;

import io.staunch.core.attribute.Declaration;
import io.staunch.core.detect.Condition;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Timetable;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicySettings;
import io.staunch.policy.file.Selector;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.Report;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds a policy to a host: selectors become names of declared services, modes their minimum. */
public final class PolicyCompiler {
  private static final List<Class<? extends Condition>> KINDS =
      List.of(Condition.ServiceLimit.class, Condition.ServerLimit.class, Condition.Growth.class);

  private static final Declaration.StartLimit NO_START_LIMIT =
      new Declaration.StartLimit(0, Duration.ZERO);

  private final PolicyFile policy;
  private final HostFile host;
  private final Report report = new Report(PolicySettings.TABLE);

  private PolicyCompiler(PolicyFile policy, HostFile host) {
    this.policy = policy;
    this.host = host;
  }

  /**
   * The rules as this host's engine follows them; the rows in force are what holds for each
   * service.
   *
   * @param tick the agent's sampling interval
   */
  public static Loaded<Ruleset> compile(PolicyFile policy, HostFile host, Duration tick) {
    PolicyCompiler compiler = new PolicyCompiler(policy, host);
    Ruleset ruleset = compiler.ruleset(tick);
    BindingSense.check(policy, host, ruleset, compiler.report);
    return compiler.report.loaded(Optional.of(ruleset));
  }

  private Ruleset ruleset(Duration tick) {
    Mode mode = policy.mode().value().min(host.mode().value());
    return new Ruleset(
        host.host().value(),
        policy.name().value() + "@" + policy.revision(),
        mode,
        tick,
        watched(),
        risks(),
        rules(mode),
        terms(),
        policy.reminder(),
        policy.pagesPerHour(),
        host.ruling(),
        policy.approvalExpiry(),
        host.mode().value());
  }

  private SortedMap<String, Ruleset.Watched> watched() {
    SortedMap<String, Ruleset.Watched> watched = new TreeMap<>();
    host.services()
        .forEach((name, service) -> {
          Declaration declaration = service.value().declaration();
          watched.put(
              name,
              new Ruleset.Watched(
                  name,
                  service.value().mode(),
                  service.value().actions(),
                  declaration.stopTimeout(),
                  declaration.startLimit().orElse(NO_START_LIMIT)));
        });
    return watched;
  }

  private SortedMap<String, Stance> risks() {
    SortedMap<String, Stance> risks = new TreeMap<>();
    Closest<PolicyFile.Preference, Stance> all =
        new Closest<>(
            policy.risks(), PolicyFile.Preference::services, PolicyFile.Preference::stance);
    for (String service : host.services().keySet()) {
      all.of(service, report).ifPresent(risk -> risks.put(service, risk));
    }
    return risks;
  }

  private Timetable timetable() {
    SortedMap<String, Hours> rules = new TreeMap<>();
    for (Placed<PolicyFile.Rule> rule : policy.rules()) {
      if (!rule.value().hours().isAlways()) {
        rules.put(rule.value().name(), rule.value().hours());
      }
    }
    SortedMap<String, Hours> services = new TreeMap<>();
    Closest<PolicyFile.ServiceHours, Hours> all =
        new Closest<>(
            policy.hours(), PolicyFile.ServiceHours::services, PolicyFile.ServiceHours::hours);
    for (String service : host.services().keySet()) {
      all.of(service, report)
          .filter(hours -> !hours.isAlways())
          .ifPresent(hours -> services.put(service, hours));
    }
    return new Timetable(rules, services);
  }

  private List<Ruleset.Rule> rules(Mode mode) {
    SortedMap<String, List<String>> services = new TreeMap<>();
    List<PolicyFile.Rule> all = policy.rules().stream().map(Placed::value).toList();
    for (String service : host.services().keySet()) {
      for (Class<? extends Condition> kind : KINDS) {
        List<Fit> fits = Fit.closest(all, kind, service);
        for (Fit fit : fits) {
          services.computeIfAbsent(fit.rule().name(), _ -> new ArrayList<>()).add(service);
        }
        if (fits.size() > 1) {
          Fit first = fits.get(0);
          Fit second = fits.get(1);
          report.problem(
              Problem.of(
                  second.by().at(),
                  Closest.tie(second.by().value(), service, first.by().value())
                      + " of rule "
                      + first.rule().name(),
                  "one closest fit for each service",
                  "name the service itself in the rule that is meant for it"));
        }
      }
    }
    List<Ruleset.Rule> rules = new ArrayList<>();
    for (PolicyFile.Rule rule : all) {
      List<String> names = services.getOrDefault(rule.name(), List.of());
      // the server's memory is worth a page even where nothing may be acted on
      if (!names.isEmpty() || rule.condition() instanceof Condition.ServerLimit) {
        rules.add(
            new Ruleset.Rule(
                rule.name(),
                names,
                rule.condition(),
                rule.mode().min(mode),
                rule.ladder().stream().map(Placed::value).toList(),
                rule.climb(),
                rule.weights()));
      }
    }
    return rules;
  }

  private Terms terms() {
    List<String> guarded = new ArrayList<>(matching(policy.protectedServices()));
    for (Placed<HostFile.Service> service : host.services().values()) {
      boolean always = service.value().alwaysProtected().isPresent();
      if (always && !guarded.contains(service.value().name())) {
        guarded.add(service.value().name());
      }
    }
    guarded.sort(Comparator.naturalOrder());
    List<String> candidates = new ArrayList<>(matching(policy.candidates()));
    candidates.removeAll(guarded);
    PolicyFile.Safety safety = policy.safety();
    return new Terms(
        candidates,
        matching(policy.mayTakeAlong()),
        guarded,
        safety.startGrace(),
        safety.bootGrace(),
        safety.coolDown(),
        safety.coolDownMost(),
        safety.serviceBudget(),
        safety.hostBudget(),
        safety.outAtOnce(),
        safety.stormAt(),
        timetable(),
        policy.groups().stream().map(group -> group.value().bound()).toList());
  }

  private List<String> matching(List<Placed<Selector>> selectors) {
    return host.services().keySet().stream()
        .filter(name -> selectors.stream().anyMatch(each -> each.value().matches(name)))
        .toList();
  }
}

package io.staunch.policy.check;

import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.policy.file.Accounts;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import io.staunch.policy.text.Source;
import io.staunch.policy.trial.Expectation;
import io.staunch.policy.trial.Expectation.What;
import io.staunch.policy.trial.TrialFile;
import io.staunch.policy.trial.TrialReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a policy's test together with the policy and host file that it names, and binds them. */
public final class TrialCompiler {
  private final Path path;
  private final Accounts accounts;
  private final List<Problem> problems = new ArrayList<>();
  private final List<TrialBook.Run> runs = new ArrayList<>();

  private TrialCompiler(Path path, Accounts accounts) {
    this.path = path;
    this.accounts = accounts;
  }

  /**
   * @param accounts the users that a host file may name
   */
  public static Loaded<TrialBook> load(Path path, Accounts accounts) {
    return new TrialCompiler(path, accounts).load();
  }

  private Loaded<TrialBook> load() {
    Optional<TrialFile> file = take(TrialReader.read(Source.read(path)));
    Optional<PolicyFile> policy =
        file.flatMap(tests -> take(PolicyReader.read(Source.readAll(beside(tests.policy())))));
    Optional<HostFile> host =
        file.flatMap(TrialFile::host)
            .flatMap(
                named -> take(HostReader.read(Source.read(beside(named)), accounts.andAnybody())));
    if (problems.isEmpty() && file.isPresent() && policy.isPresent()) {
      for (Placed<TrialFile.Trial> trial : file.get().trials()) {
        policy(trial.value(), file.get(), policy.get())
            .ifPresent(ruling -> bind(file.get(), trial, ruling, host));
      }
    }
    Optional<TrialBook> book = file.map(tests -> new TrialBook(tests, runs));
    return new Loaded<>(
        problems.isEmpty() ? book : Optional.empty(), problems, List.of(), List.of());
  }

  /** The policy as this test has it. */
  private Optional<PolicyFile> policy(TrialFile.Trial trial, TrialFile file, PolicyFile asWritten) {
    return trial.with().isEmpty()
        ? Optional.of(asWritten)
        : take(PolicyReader.read(Source.readAll(beside(file.policy())), trial.with()));
  }

  private void bind(
      TrialFile file, Placed<TrialFile.Trial> trial, PolicyFile policy, Optional<HostFile> host) {
    checkRules(trial.value(), policy);
    trial.value().hosts().forEach(world -> bind(file, trial, world, policy, host));
  }

  private Path beside(Placed<String> named) {
    Path other = Path.of(named.value());
    return other.isAbsolute() ? other : path.resolveSibling(other);
  }

  private <T> Optional<T> take(Loaded<T> loaded) {
    loaded.problems().stream().filter(each -> !problems.contains(each)).forEach(problems::add);
    return loaded.value();
  }

  private void bind(
      TrialFile file,
      Placed<TrialFile.Trial> trial,
      TrialFile.World world,
      PolicyFile policy,
      Optional<HostFile> written) {
    HostFile host =
        written
            .map(given -> renamed(given, world))
            .orElseGet(() -> MadeHost.of(world, policy, trial.at()));
    world.services().forEach((name, curve) -> isDeclared(name, curve.at(), host));
    Optional<Ruleset> rules = take(PolicyCompiler.compile(policy, host, file.tick()));
    SortedMap<String, Bytes> ceilings = new TreeMap<>();
    host.services()
        .forEach((name, service) ->
            service.value().declaration().ceiling().ifPresent(own -> ceilings.put(name, own)));
    world.ceilings().forEach((name, own) -> ceilings.put(name, own.value()));
    rules.ifPresent(bound -> runs.add(new TrialBook.Run(trial.value(), world, bound, ceilings)));
  }

  private static HostFile renamed(HostFile host, TrialFile.World world) {
    Placed<String> name = new Placed<>(world.host().orElse(host.host().value()), host.host().at());
    return new HostFile(
        name, host.mode(), host.ruling(), host.services(), host.actions(), host.channels());
  }

  private void isDeclared(String name, Place at, HostFile host) {
    if (!host.services().containsKey(name)) {
      problems.add(
          new Problem(
              at,
              Quote.of(name),
              "a service of " + host.host().at().file(),
              Nearest.hint(name, host.services().keySet())));
    }
  }

  private void checkRules(TrialFile.Trial trial, PolicyFile policy) {
    List<String> rules = policy.rules().stream().map(rule -> rule.value().name()).toList();
    for (Placed<Expectation> expectation : trial.expectations()) {
      if (expectation.value().what() instanceof What.Finding(String rule, var _)
          && !rules.contains(rule)) {
        problems.add(
            new Problem(
                expectation.value().place(rule::equals, expectation.at()),
                Quote.of(rule),
                "a rule of " + policy.name().value(),
                Nearest.hint(rule, rules)
                    .or(() -> Optional.of("known: " + String.join(", ", rules)))));
      }
    }
  }
}

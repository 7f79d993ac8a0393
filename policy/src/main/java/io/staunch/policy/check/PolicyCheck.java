package io.staunch.policy.check;

import io.staunch.core.engine.Ruleset;
import io.staunch.policy.file.Accounts;
import io.staunch.policy.file.AgentFile;
import io.staunch.policy.file.AgentReader;
import io.staunch.policy.file.FileKind;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.file.KindReader;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import io.staunch.policy.text.Source;
import io.staunch.policy.trial.TrialReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks files as {@code policy check} does: each by itself, then every policy against every host
 * file among them.
 */
public final class PolicyCheck {
  private final Accounts accounts;
  private final Instant now;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<PolicyFile> policies = new ArrayList<>();
  private final List<HostFile> hosts = new ArrayList<>();
  private Optional<Duration> tick = Optional.empty();

  private PolicyCheck(Accounts accounts, Instant now) {
    this.accounts = accounts;
    this.now = now;
  }

  /**
   * What holds, by file and by pair of policy and host.
   *
   * @param title what it is, as {@code policies/web.yaml (policy)}
   * @param pair whether it is a policy on a host: its rows are services and the rules they get
   * @param rows every setting in force
   */
  public record Part(String title, boolean pair, List<Effective> rows) {
    public Part {
      rows = List.copyOf(rows);
    }

    String text() {
      return pair
          ? Sheet.of(title, "SERVICE", "RULES (MODE: LADDER)", rows)
          : Sheet.of(title, "SETTING", "VALUE", rows);
    }
  }

  /** What came of checking. */
  public record Result(List<Problem> problems, List<Problem> warnings, List<Part> parts) {
    public Result {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
      parts = List.copyOf(parts);
    }

    /** 0, or 78 where anything must be changed (EX_CONFIG of sysexits.h). */
    public int exitCode() {
      return problems.isEmpty() ? 0 : 78;
    }

    /**
     * For a terminal: what must be changed, what looks wrong, and where nothing must be changed
     * what holds.
     */
    public String text() {
      StringBuilder text = new StringBuilder();
      problems.forEach(problem -> text.append(problem).append('\n'));
      warnings.forEach(warning ->
          text.append(warning.at()).append(": warning: ").append(warning.sentence()).append('\n'));
      if (problems.isEmpty()) {
        parts.forEach(part -> text.append(part.text()).append('\n'));
      }
      return text.append(count(problems.size(), "problem"))
          .append(", ")
          .append(count(warnings.size(), "warning"))
          .append('\n')
          .toString();
    }

    private static String count(int number, String what) {
      return (number == 0 ? "no" : Integer.toString(number))
          + " "
          + what
          + (number == 1 ? "" : "s");
    }
  }

  /**
   * Checks files and folders; a folder's files are read as one.
   *
   * @param accounts the users that the host file may name
   * @param now by which it is told what is over
   */
  public static Result run(List<Path> paths, Accounts accounts, Instant now) {
    PolicyCheck check = new PolicyCheck(accounts, now);
    paths.forEach(path -> check.one(path.toString(), Source.readAll(path)));
    check.pairs();
    return new Result(check.problems, check.warnings, check.parts);
  }

  private void one(String name, List<Source> sources) {
    Loaded<FileKind> kind = KindReader.read(sources.getFirst());
    problems.addAll(kind.problems());
    if (kind.value().isEmpty()) {
      return;
    }
    String title = name + " (" + kind.value().get().word() + ")";
    switch (kind.value().get()) {
      case POLICY ->
          take(title, false, PolicyReader.read(sources))
              .ifPresent(policy -> {
                policies.add(policy);
                over(policy);
              });
      case HOST -> host(title, sources).ifPresent(hosts::add);
      case POLICY_TEST -> take(title, false, TrialReader.read(sources.getFirst()));
      case AGENT ->
          tick = take(title, false, AgentReader.read(sources)).map(AgentFile::tick).or(() -> tick);
    }
  }

  private void over(PolicyFile policy) {
    for (Placed<PolicyFile.Preference> risk : policy.risks()) {
      if (risk.value().stance().isOver(now)) {
        warnings.add(
            Problem.of(
                risk.at(),
                "a risk of "
                    + Quote.of(risk.value().services().text())
                    + " that ended "
                    + risk.value().stance().spokenEnd().orElse(""),
                "a later end, or none of it",
                "it counts as neutral"));
      }
    }
  }

  private Optional<HostFile> host(String title, List<Source> sources) {
    if (sources.size() > 1) {
      Place second = Place.whole(sources.get(1).name());
      problems.add(Problem.of(second, "a second host file", "one file: it has the last word"));
      return Optional.empty();
    }
    return take(title, false, HostReader.read(sources.getFirst(), accounts));
  }

  private void pairs() {
    for (PolicyFile policy : policies) {
      for (HostFile host : hosts) {
        String title = policy.name().value() + " on host " + host.host().value();
        Loaded<Ruleset> bound =
            PolicyCompiler.compile(policy, host, tick.orElse(Duration.ofSeconds(5)));
        String mode =
            bound.value().map(ruleset -> ", mode " + Kinds.MODE.show(ruleset.mode())).orElse("");
        take(title + mode, true, bound);
      }
    }
  }

  private <T> Optional<T> take(String title, boolean pair, Loaded<T> loaded) {
    problems.addAll(loaded.problems());
    loaded.warnings().stream().filter(each -> !warnings.contains(each)).forEach(warnings::add);
    parts.add(new Part(title, pair, loaded.effective()));
    return loaded.value();
  }
}

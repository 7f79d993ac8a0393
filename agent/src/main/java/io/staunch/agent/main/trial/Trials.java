package io.staunch.agent.main.trial;

import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Terminal;
import io.staunch.policy.check.TrialBook;
import io.staunch.policy.check.TrialCompiler;
import io.staunch.policy.file.Accounts;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Problem;
import io.staunch.policy.trial.Expectation;
import io.staunch.policy.trial.Expectation.What;
import io.staunch.policy.trial.Expectation.Where;
import io.staunch.policy.trial.TrialFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs the tests of policies and says what came of them. */
public final class Trials {
  private static final int BAD_FILE = 78;

  private final Accounts accounts;
  private final Terminal terminal;
  private final List<Report.Tested> tested = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Trials(Accounts accounts, Terminal terminal) {
    this.accounts = accounts;
    this.terminal = terminal;
  }

  /**
   * What came of it.
   *
   * @param text for a terminal
   */
  public record Result(Report report, String text) {
    /** 0 where every test passed, 1 where one failed, 78 where a file is bad. */
    public int exitCode() {
      if (!report.problems().isEmpty()) {
        return BAD_FILE;
      }
      return report.failed() == 0 ? 0 : 1;
    }
  }

  /**
   * @param files tests of policies
   * @param accounts the users that host files may name
   * @param terminal where failures are plotted
   */
  public static Result run(List<Path> files, Accounts accounts, Terminal terminal) {
    Trials trials = new Trials(accounts, terminal);
    files.forEach(trials::file);
    return trials.result();
  }

  private void file(Path path) {
    Loaded<TrialBook> loaded = TrialCompiler.load(path, accounts);
    problems.addAll(loaded.problems());
    loaded.problems().forEach(problem -> text.append(problem).append('\n'));
    loaded
        .value()
        .ifPresent(
            book -> book.trials().forEach(runs -> new OneTrial(path.toString(), book, runs).run()));
  }

  /** One test on all its hosts. */
  private final class OneTrial {
    private final String file;
    private final TrialBook book;
    private final List<TrialBook.Run> runs;
    private final TrialFile.Trial trial;

    OneTrial(String file, TrialBook book, List<TrialBook.Run> runs) {
      this.file = file;
      this.book = book;
      this.runs = runs;
      this.trial = runs.getFirst().trial();
    }

    void run() {
      List<Course> courses = TrialRun.all(book.file(), runs);
      List<Deed> all = new ArrayList<>();
      List<Outage> outages = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        Optional<String> host = runs.get(i).world().host();
        List<Deed> deeds = Deed.of(courses.get(i), trial.lasts());
        List<Outage> out = Outage.of(courses.get(i), host, trial.lasts());
        onHost(runs.get(i), courses.get(i), deeds, out);
        deeds.forEach(
            deed -> all.add(host.<Deed>map(name -> new Deed.On(deed, name)).orElse(deed)));
        outages.addAll(out);
      }
      if (trial.expectations().stream().anyMatch(each -> isOverAll(each.value()))) {
        all.sort(Comparator.comparing(deed -> deed.span().from()));
        overAll(courses, all, outages);
      }
    }

    private void onHost(TrialBook.Run run, Course course, List<Deed> deeds, List<Outage> out) {
      Optional<String> host = run.world().host();
      TrialPlot plot = new TrialPlot(run, course, book.file().server(), deeds, terminal);
      told(
          host,
          misses(each -> isHere(each, host), deeds, out),
          what -> Reasons.of(course, what),
          plot::lines);
    }

    private void overAll(List<Course> courses, List<Deed> deeds, List<Outage> out) {
      told(
          Optional.of("all hosts"),
          misses(OneTrial::isOverAll, deeds, out),
          what -> reasons(courses, what),
          _ -> new ArrayList<>());
    }

    private static boolean isOverAll(Expectation expectation) {
      return expectation.where() instanceof Where.All;
    }

    private static boolean isHere(Expectation expectation, Optional<String> host) {
      return switch (expectation.where()) {
        case Where.Each() -> true;
        case Where.On(String named) -> host.equals(Optional.of(named));
        case Where.All() -> false;
      };
    }

    private List<Miss> misses(Predicate<Expectation> here, List<Deed> deeds, List<Outage> out) {
      Duration tick = book.file().tick();
      return trial.expectations().stream()
          .filter(each -> here.test(each.value()))
          .flatMap(each -> Miss.of(each, deeds, out, tick, trial.lasts()).stream())
          .toList();
    }

    private List<String> reasons(List<Course> courses, What what) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < courses.size(); i++) {
        all.add("on " + runs.get(i).world().host().orElse("the host"));
        Reasons.of(courses.get(i), what).forEach(line -> all.add("  " + line));
      }
      return all;
    }

    private void told(
        Optional<String> host,
        List<Miss> misses,
        Function<What, List<String>> reasons,
        Function<What, List<String>> plot) {
      boolean passed = misses.isEmpty();
      text.append(terminal.paint(passed ? Ink.GOOD : Ink.BAD, passed ? "ok  " : "FAIL"))
          .append("  ")
          .append(file)
          .append("  ")
          .append(trial.name())
          .append(host.map(name -> " on " + name).orElse(""))
          .append('\n');
      List<Report.Missed> missed = new ArrayList<>();
      Optional<List<String>> before = Optional.empty();
      for (Miss miss : misses) {
        What what = miss.expected().value().what();
        List<String> why = reasons.apply(what);
        missed.add(
            new Report.Missed(
                miss.expected().at().toString(),
                miss.wanted(book.file().tick()),
                miss.instead(),
                why));
        List<String> background = plot.apply(what);
        if (!background.isEmpty()) {
          background.add("");
        }
        background.add("why");
        why.forEach(reason -> background.add("  " + reason));
        show(missed.getLast(), background, before);
        before = Optional.of(background);
      }
      tested.add(new Report.Tested(file, trial.name(), host, passed, missed));
    }
  }

  /** Two misses in a row that speak of the same memory need its picture and story once. */
  private void show(Report.Missed miss, List<String> background, Optional<List<String>> before) {
    line("");
    line(miss.at());
    line("expected  " + miss.expected());
    line("instead   " + miss.instead());
    if (!before.equals(Optional.of(background))) {
      line("");
      background.forEach(this::line);
      line("");
    }
  }

  private void line(String words) {
    text.append(words.isEmpty() ? "" : "      " + words.stripTrailing()).append('\n');
  }

  private Result result() {
    int passed = (int) tested.stream().filter(Report.Tested::passed).count();
    int failed = tested.size() - passed;
    text.append(passed).append(" passed, ").append(failed).append(" failed");
    if (!problems.isEmpty()) {
      text.append(", ")
          .append(problems.size())
          .append(problems.size() == 1 ? " problem" : " problems")
          .append(" in the files");
    }
    text.append('\n');
    return new Result(new Report(passed, failed, problems, tested), text.toString());
  }
}

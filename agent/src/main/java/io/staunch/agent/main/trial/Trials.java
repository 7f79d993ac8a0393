package io.staunch.agent.main.trial;

import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Terminal;
import io.staunch.policy.check.TrialBook;
import io.staunch.policy.check.TrialCompiler;
import io.staunch.policy.file.Accounts;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.trial.Expectation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    loaded.value().ifPresent(book -> book.runs().forEach(run -> run(path.toString(), book, run)));
  }

  private void run(String file, TrialBook book, TrialBook.Run run) {
    Course course = TrialRun.of(book.file(), run);
    Duration end = run.trial().lasts();
    Duration tick = book.file().tick();
    List<Deed> deeds = Deed.of(course, end);
    List<Miss> misses = new ArrayList<>();
    for (Placed<Expectation> expected : run.trial().expectations()) {
      boolean here =
          expected.value().host().isEmpty() || expected.value().host().equals(run.world().host());
      if (here) {
        Miss.of(expected, deeds, tick, end).ifPresent(misses::add);
      }
    }
    String where = run.world().host().map(host -> " on " + host).orElse("");
    boolean passed = misses.isEmpty();
    text.append(terminal.paint(passed ? Ink.GOOD : Ink.BAD, passed ? "ok  " : "FAIL"))
        .append("  ")
        .append(file)
        .append("  ")
        .append(run.trial().name())
        .append(where)
        .append('\n');
    TrialPlot plot = new TrialPlot(run, course, book.file().server(), deeds, terminal);
    List<Report.Missed> missed = new ArrayList<>();
    Optional<List<String>> before = Optional.empty();
    for (Miss miss : misses) {
      Expectation expectation = miss.expected().value();
      List<String> why = Reasons.of(course, expectation.what());
      missed.add(
          new Report.Missed(
              miss.expected().at().toString(), miss.wanted(tick), miss.instead(), why));
      List<String> background = plot.lines(expectation.what());
      background.addAll(List.of("", "why"));
      why.forEach(reason -> background.add("  " + reason));
      show(missed.getLast(), background, before);
      before = Optional.of(background);
    }
    tested.add(new Report.Tested(file, run.trial().name(), run.world().host(), passed, missed));
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

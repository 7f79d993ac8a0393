package io.staunch.simulation;

import io.staunch.agent.main.Verb;
import io.staunch.core.wire.Codec;
import io.staunch.simulation.check.Laws;
import io.staunch.simulation.scenario.Ambush;
import io.staunch.simulation.shell.Build;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * {@code staunch simulate}: runs seeds one after the other and prints what happened, or the first
 * broken law.
 */
public final class SimulateVerb implements Verb {
  private static final String HELP =
      """
      Usage: staunch simulate --seeds N [--seed S] [--json]
             staunch simulate --broken-builds [--seeds N] [--seed S] [--json]
      Run the real engine and hand in a simulated world, seed by seed, and check every law after every event.

      One seed is one server through hours or days of virtual time: its services with their leaks and look-alikes, its
      policy, and everything that goes wrong. The same seed gives the same run, byte for byte.

            --seeds N         how many seeds to run (required; with --broken-builds at most so many for each, default 500)
            --seed S          the first of them (default: 1)
            --broken-builds   show that the laws bite: run builds of the agent that have one thing wrong each, every guard left
                              out and one for every other law, and print the first seed in which each is noticed
            --json            print JSON

      Exit codes:
        0   no law was broken
        1   a law was broken: the seed, the law and the last events are printed;
            with --broken-builds: a broken build was not noticed
        2   the command was used wrongly
      """;

  private static final String WRONG = "staunch simulate: %s; see staunch simulate --help";

  /** Within so many seeds a broken build must be noticed. */
  private static final long ENOUGH = 500;

  /** More pairs of fault and step than these are counted and not named. */
  private static final int MOST_MISSED = 12;

  /** What was typed. */
  private record Asked(long first, long seeds, boolean brokenBuilds, boolean json) {}

  /**
   * What is printed as JSON.
   *
   * @param missed faults in a step of an action that they can hit and did not
   * @param counts how often each kind of thing happened, over all seeds
   */
  public record Report(
      long first,
      long seeds,
      List<Failure> failures,
      List<String> missed,
      SortedMap<String, Long> counts) {
    public Report {
      failures = List.copyOf(failures);
      missed = List.copyOf(missed);
    }
  }

  /**
   * A seed that broke a law.
   *
   * @param events the last ones, oldest first
   */
  public record Failure(long seed, String law, String why, List<String> events) {
    public Failure {
      events = List.copyOf(events);
    }
  }

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String summary() {
    return "Run the engine through simulated days with every fault, from seeds.";
  }

  @Override
  public int run(String[] args, PrintStream out, PrintStream err) {
    List<String> words = List.of(args);
    if (words.contains("--help") || words.contains("-h")) {
      out.print(HELP);
      return 0;
    }
    Optional<Asked> asked = asked(words, err);
    if (asked.isEmpty()) {
      return 2;
    }
    return asked.get().brokenBuilds()
        ? BrokenBuilds.hunt(asked.get().first(), asked.get().seeds(), asked.get().json(), out)
        : run(asked.get(), out);
  }

  private static Optional<Asked> asked(List<String> words, PrintStream err) {
    long first = 1;
    long seeds = 0;
    boolean json = false;
    boolean brokenBuilds = false;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      String value = at + 1 < words.size() ? words.get(at + 1) : "";
      if (word.equals("--json")) {
        json = true;
      } else if (word.equals("--broken-builds")) {
        brokenBuilds = true;
      } else if ((word.equals("--seeds") || word.equals("--seed")) && value.matches("[0-9]{1,9}")) {
        seeds = word.equals("--seeds") ? Long.parseLong(value) : seeds;
        first = word.equals("--seed") ? Long.parseLong(value) : first;
        at++;
      } else {
        err.println(WRONG.formatted("did not understand \"" + (word + " " + value).strip() + "\""));
        return Optional.empty();
      }
    }
    if (seeds == 0 && brokenBuilds) {
      seeds = ENOUGH;
    }
    if (seeds == 0) {
      err.println(WRONG.formatted("--seeds N says how many to run, at least 1"));
      return Optional.empty();
    }
    return Optional.of(new Asked(first, seeds, brokenBuilds, json));
  }

  private static int run(Asked asked, PrintStream out) {
    Tally total = new Tally();
    List<Failure> failures = new ArrayList<>();
    SideBySide.each(
        LongStream.range(asked.first(), asked.first() + asked.seeds()).iterator(),
        seed -> Simulation.run(seed, Build.SOUND),
        result -> {
          total.add(result.tally());
          result.broken().ifPresent(broken -> failures.add(failure(result, broken)));
          return failures.isEmpty();
        });
    Report report =
        new Report(asked.first(), asked.seeds(), failures, total.missed(), total.counts());
    if (asked.json()) {
      out.println(new Codec().write(Report.class, report).pretty());
    } else {
      print(report, total, out);
    }
    return failures.isEmpty() ? 0 : 1;
  }

  private static Failure failure(Simulation.Result result, Laws.Broken broken) {
    return new Failure(result.seed(), broken.law(), broken.why(), result.newest());
  }

  private static void print(Report report, Tally total, PrintStream out) {
    for (Failure failure : report.failures()) {
      out.println(
          "seed " + failure.seed() + " broke the law " + failure.law() + ": " + failure.why());
      out.println("the last events:");
      failure.events().forEach(event -> out.println("  " + event));
      out.println("again: staunch simulate --seeds 1 --seed " + failure.seed());
      out.println();
    }
    report.counts().forEach((what, count) -> out.printf("%10d  %s%n", count, what));
    int cells = Ambush.ALL.size();
    out.printf(
        "%d of %d pairs of a fault and a step that it can hit were met%s%n",
        cells - report.missed().size(),
        cells,
        report.missed().isEmpty() || report.missed().size() > MOST_MISSED
            ? ""
            : "; not: " + String.join(", ", report.missed()));
    long last = report.first() + report.seeds() - 1;
    out.printf(
        "seeds %d to %d: %s; %d samples, %d orders, %d faults%n",
        report.first(),
        last,
        report.failures().isEmpty() ? "no law was broken" : "stopped at the first broken law",
        total.sum("samples"),
        total.sum("orders"),
        total.sum("faults"));
  }
}

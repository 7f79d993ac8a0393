package io.staunch.simulation;

import io.staunch.core.wire.Codec;
import io.staunch.simulation.broken.Flaw;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The table that shows that the laws bite: for each broken build the seed that gives it away. */
public final class BrokenBuilds {
  private static final String ROW = "%5s  %-13s %s%s%n";

  private BrokenBuilds() {}

  /**
   * A broken build.
   *
   * @param seed the first seed in which its law was broken; 0 where none was
   * @param firstSeed the first seed in which any law was broken; 0 where none was
   * @param firstLaw that law
   */
  public record Noticed(String build, String law, long seed, long firstSeed, String firstLaw) {}

  /** All broken builds, as JSON. */
  public record Table(long first, long most, List<Noticed> builds) {
    public Table {
      builds = List.copyOf(builds);
    }
  }

  /** Looks for each broken build in at most so many seeds; 0 when each was noticed, else 1. */
  static int hunt(long first, long most, boolean json, PrintStream out) {
    List<Noticed> noticed = new ArrayList<>();
    if (!json) {
      out.printf(ROW, "seed", "law", "build with one thing wrong", "");
    }
    SideBySide.each(
        Flaw.all().iterator(),
        flaw -> Hunt.after(flaw, first, most),
        hunt -> {
          Noticed row = noticed(hunt);
          noticed.add(row);
          if (!json) {
            print(row, out);
          }
          return true;
        });
    if (json) {
      Table table = new Table(first, most, noticed);
      out.println(new Codec().write(Table.class, table).pretty());
    }
    return noticed.stream().allMatch(row -> row.seed() > 0) ? 0 : 1;
  }

  private static Noticed noticed(Hunt hunt) {
    return new Noticed(
        hunt.flaw().name(),
        hunt.flaw().law(),
        hunt.own().map(Hunt.Hit::seed).orElse(0L),
        hunt.first().map(Hunt.Hit::seed).orElse(0L),
        hunt.first().map(Hunt.Hit::law).orElse(""));
  }

  private static void print(Noticed row, PrintStream out) {
    boolean elsewhere = row.firstSeed() > 0 && row.firstSeed() != row.seed();
    out.printf(
        ROW,
        row.seed() > 0 ? String.valueOf(row.seed()) : "NONE",
        row.law(),
        row.build(),
        elsewhere ? " (first: seed " + row.firstSeed() + ", " + row.firstLaw() + ")" : "");
  }
}

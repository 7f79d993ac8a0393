package io.staunch.core.ledger;

import io.staunch.core.decide.Candidate;
import io.staunch.core.fleet.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ranking table as aligned lines of text, every candidate with every term. */
public final class RankingText {
  private static final List<String> HEAD =
      List.of(
          "rank",
          "candidate",
          "memory",
          "total",
          "growth",
          "disruption",
          "score",
          "gain",
          "downtime");

  private RankingText() {}

  /** One line per candidate below a head line; empty for no candidates. */
  public static List<String> lines(List<Candidate> table) {
    return lines(table, Optional.empty());
  }

  /** The same with a mark at the candidate that the decision is about. */
  static List<String> lines(List<Candidate> table, Optional<String> chosen) {
    if (table.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    int rank = 1;
    for (Candidate candidate : table) {
      boolean marked = chosen.equals(Optional.of(candidate.service()));
      rows.add(
          List.of(
              (candidate.whyNot().isPresent() ? "–" : String.valueOf(rank++))
                  + (marked ? " *" : ""),
              candidate.service(),
              candidate.now().toString(),
              term(candidate.total()),
              term(candidate.growth()),
              term(candidate.disruption()),
              term(candidate.score()),
              candidate.expectedGain().toString(),
              Durations.text(candidate.downtime())));
    }
    return aligned(rows);
  }

  private static String term(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Names to the left, numbers to the right. */
  private static List<String> aligned(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int of = column;
        int width = rows.stream().mapToInt(cells -> cells.get(of).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        line.append(column < 2 ? row.get(column) + pad : pad + row.get(column));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}

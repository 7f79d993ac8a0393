package io.staunch.core.ledger;

import io.staunch.core.detect.Finding;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Tells the story of an incident in plain words, from nothing but its ledger entries: what was
 * seen, which rule of which policy ruled, who was considered and why or why not, what was done step
 * by step, and what it brought.
 */
public final class Explain {
  private Explain() {}

  /**
   * The story as data.
   *
   * @param entries of one incident, or a single entry outside of any; oldest first, bounded by
   *     whoever read them
   * @param chosen number of the entry that was asked for
   */
  public static Account account(List<Entry> entries, long chosen) {
    long incident = entries.isEmpty() ? 0 : entries.getFirst().incident();
    Optional<Finding> opened =
        entries.stream().flatMap(entry -> finding(entry.fact()).stream()).findFirst();
    Gist gist = new Gist(incident, entries);
    return new Account(
        incident,
        chosen,
        opened.flatMap(Finding::service),
        opened.map(Finding::rule),
        gist.policy(),
        gist.status(),
        gist.summary(),
        gist.next(),
        Passages.of(entries));
  }

  private static Optional<Finding> finding(Fact fact) {
    return switch (fact) {
      case Fact.Found(Finding finding) -> Optional.of(finding);
      case Fact.Decided decided -> Optional.of(decided.finding());
      case Fact.Intended intended -> Optional.of(intended.finding());
      default -> Optional.empty();
    };
  }

  /** The story as lines of at most {@value AccountText#WIDTH} characters where words allow. */
  public static List<String> lines(List<Entry> entries, ZoneId zone) {
    return lines(account(entries, entries.isEmpty() ? 0 : entries.getFirst().number()), zone);
  }

  /**
   * The same of an account.
   *
   * @param zone in which times are shown
   */
  public static List<String> lines(Account account, ZoneId zone) {
    return AccountText.lines(account, zone);
  }
}

package io.staunch.core.ledger;

import io.staunch.core.ledger.Account.Passage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lays an account out for a terminal: where it stands first, then what happened, in columns that
 * can be skimmed.
 */
final class AccountText {
  static final int WIDTH = 100;

  /** Indent of a table that is too wide to stand under its text. */
  private static final String NARROW = "    ";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private final ZoneId zone;
  private final int numbers;
  private final List<String> lines = new ArrayList<>();
  private Optional<LocalDate> day = Optional.empty();

  private AccountText(Account account, ZoneId zone) {
    this.zone = zone;
    this.numbers =
        account.passages().stream()
            .mapToInt(passage -> String.valueOf(passage.entry()).length())
            .max()
            .orElse(1);
  }

  static List<String> lines(Account account, ZoneId zone) {
    if (account.passages().isEmpty()) {
      return List.of("There is nothing to tell: the ledger holds no such entry.");
    }
    AccountText text = new AccountText(account, zone);
    text.headline(account);
    account
        .passages()
        .forEach(passage ->
            text.passage(
                passage,
                passage.entry() == account.chosen()
                    && account.chosen() != account.incident()
                    && account.passages().size() > 1));
    return text.lines.stream().map(Words::printable).toList();
  }

  private void headline(Account account) {
    long number = account.incident() == 0 ? account.chosen() : account.incident();
    String subject =
        account
            .rule()
            .map(rule ->
                account.subject().map(name -> ": service " + name).orElse(": the server as a whole")
                    + ", rule "
                    + rule)
            .orElse("");
    lines.add(
        (account.incident() == 0 ? "Entry " : "Incident ")
            + number
            + subject
            + account.policy().map(policy -> ", policy " + policy).orElse(""));
    if (!account.summary().isEmpty()) {
      lines.add("");
      wrap("  Now   ", account.summary());
      String head = "  Next  ";
      for (String next : account.next()) {
        wrap(head, next);
        head = " ".repeat(head.length());
      }
    }
  }

  private void passage(Passage passage, boolean chosen) {
    LocalDate date = passage.at().wall().atZone(zone).toLocalDate();
    if (!day.equals(Optional.of(date))) {
      lines.add("");
      lines.add(DAY.format(date) + (day.isEmpty() ? ", times in " + zone : ""));
      lines.add("");
      day = Optional.of(date);
    }
    String head =
        "%s%s  %s  %-7s  "
            .formatted(
                chosen ? "> " : "  ",
                " ".repeat(numbers - String.valueOf(passage.entry()).length()) + passage.entry(),
                TIME.format(passage.at().wall().atZone(zone)),
                passage.label().toUpperCase(Locale.ROOT));
    wrap(head, passage.text());
    String indent = " ".repeat(head.length());
    String table = indent.length() + widest(passage) <= WIDTH ? indent : NARROW;
    passage.table().forEach(line -> lines.add(table + line));
    passage.details().forEach(detail -> wrap(indent + "- ", detail));
  }

  private static int widest(Passage passage) {
    return passage.table().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Breaks {@code text} between words and indents what follows under it. */
  private void wrap(String head, String text) {
    StringBuilder line = new StringBuilder(head);
    boolean fresh = true;
    for (String word : text.split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(head.length()));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(line.toString());
  }
}

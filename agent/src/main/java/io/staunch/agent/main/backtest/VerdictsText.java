package io.staunch.agent.main.backtest;

import io.staunch.agent.terminal.Table;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.fleet.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of a back-test, on a terminal. */
public final class VerdictsText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  /** Lines of acts for each policy; more are counted. */
  private static final int MOST = 40;

  private final ZoneId zone;
  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private VerdictsText(ZoneId zone, Terminal terminal) {
    this.zone = zone;
    this.terminal = terminal;
  }

  public static List<String> of(Verdicts verdicts, ZoneId zone, Terminal terminal) {
    VerdictsText text = new VerdictsText(zone, terminal);
    text.head(verdicts);
    verdicts.policies().forEach(text::policy);
    if (verdicts.policies().size() > 1) {
      text.sideBySide(verdicts);
    }
    return List.copyOf(text.lines);
  }

  private void head(Verdicts verdicts) {
    lines.add(
        "back-test of %s: %s, %s to %s (%s), a sample each %s, as if in mode enforce"
            .formatted(
                String.join(", ", verdicts.hosts()),
                count(verdicts.services(), "service"),
                time(Instant.ofEpochMilli(verdicts.begin())),
                time(Instant.ofEpochMilli(verdicts.end())),
                Durations.text(Duration.ofMillis(verdicts.end() - verdicts.begin())),
                Durations.text(verdicts.tick())));
  }

  private void policy(Verdicts.OfPolicy policy) {
    lines.add("");
    lines.add(policy.name());
    lines.add("  would have " + wouldHave(policy));
    lines.add(
        "  saved %d of %s"
            .formatted(policy.saved(), count(policy.exhaustions().size(), "exhaustion")));
    lines.add("  needless restarts " + needless(policy));
    policy.acts().stream().limit(MOST).forEach(act -> lines.add("    " + act(act)));
    if (policy.acts().size() > MOST) {
      lines.add("    and " + (policy.acts().size() - MOST) + " more");
    }
    policy.exhaustions().stream()
        .filter(full -> !full.spared())
        .limit(MOST)
        .forEach(full -> lines.add("    " + time(full.at()) + "  not saved: " + what(full)));
  }

  private static String needless(Verdicts.OfPolicy policy) {
    long open = policy.count(Act.Verdict.OPEN);
    return policy.count(Act.Verdict.NEEDLESS) + (open > 0 ? ", too early to tell " + open : "");
  }

  /** {@code restarted web twice, api once}, most first. */
  private static String wouldHave(Verdicts.OfPolicy policy) {
    SortedMap<String, Long> each =
        policy.acts().stream()
            .collect(
                Collectors.groupingBy(
                    act -> deed(act) + " " + act.service(), TreeMap::new, Collectors.counting()));
    if (each.isEmpty()) {
      return "done nothing";
    }
    return each.entrySet().stream()
        .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
        .map(entry -> entry.getKey() + " " + times(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String deed(Act act) {
    return switch (act.rung()) {
      case RESTART -> "restarted";
      case RELOAD -> "reloaded";
      default -> "done " + act.rung().name().toLowerCase(Locale.ROOT) + " of";
    };
  }

  private static String times(long number) {
    return number == 1 ? "once" : number == 2 ? "twice" : number + " times";
  }

  private String act(Act act) {
    return "%s  %s %s by %s: %s"
        .formatted(
            time(act.at()),
            act.rung().name().toLowerCase(Locale.ROOT),
            act.service(),
            act.rule(),
            switch (act.verdict()) {
              case NEEDED ->
                  "memory was used up " + act.lead().map(Durations::text).orElse("") + " later";
              case LATE -> "too late: memory had been used up before";
              case NEEDLESS -> "needless: nothing came of it in this life";
              case OPEN -> "too early to tell: the history ends";
            });
  }

  private static String what(Exhaustion full) {
    String whose = full.service().orElse("nobody known");
    return full.ofServer() ? "the server's memory (" + whose + " had grown most)" : whose;
  }

  private void sideBySide(Verdicts verdicts) {
    Table table =
        Table.of(
            Table.Column.text("policy"),
            Table.Column.figures("acts"),
            Table.Column.figures("saved"),
            Table.Column.figures("needless"),
            Table.Column.figures("too early"),
            Table.Column.figures("shortest lead"));
    for (Verdicts.OfPolicy policy : verdicts.policies()) {
      table.row(
          policy.name(),
          String.valueOf(policy.acts().size()),
          policy.saved() + " of " + policy.exhaustions().size(),
          String.valueOf(policy.count(Act.Verdict.NEEDLESS)),
          String.valueOf(policy.count(Act.Verdict.OPEN)),
          policy.shortestLead().map(Durations::text).orElse("-"));
    }
    lines.add("");
    lines.addAll(table.lines(terminal));
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}

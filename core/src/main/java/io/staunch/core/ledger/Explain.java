package io.staunch.core.ledger;

import io.staunch.core.act.Order;
import io.staunch.core.act.Step;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Moment;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells the story of an incident in plain words, from nothing but its ledger entries: what was
 * seen, which rule of which policy ruled, who was considered and why or why not, what was done step
 * by step, and what it brought.
 */
public final class Explain {
  private static final int WIDTH = 100;
  private static final String INDENT = " ".repeat(19);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();

  private Explain(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The story as lines of at most {@value #WIDTH} characters where words allow.
   *
   * @param entries of one incident, oldest first
   * @param zone in which times are shown
   */
  public static List<String> lines(List<Entry> entries, ZoneId zone) {
    if (entries.isEmpty()) {
      return List.of("There is nothing to tell: the ledger holds no such entry.");
    }
    Explain explain = new Explain(zone);
    explain.headline(entries);
    entries.forEach(explain::entry);
    explain.ending(entries);
    return List.copyOf(explain.lines);
  }

  private void headline(List<Entry> entries) {
    Entry first = entries.getFirst();
    long number = first.incident() == 0 ? first.number() : first.incident();
    String policy =
        entries.stream()
            .map(Entry::fact)
            .filter(Fact.Decided.class::isInstance)
            .map(fact -> ", policy " + ((Fact.Decided) fact).policy())
            .findFirst()
            .orElse("");
    String kind = first.incident() == 0 ? "Entry " : "Incident ";
    lines.add(kind + number + subject(first.fact()) + policy);
    lines.add(DAY.format(first.at().wall().atZone(zone)) + ", times in " + zone);
    lines.add("");
  }

  private static String subject(Fact fact) {
    if (fact instanceof Fact.Found(Finding finding)) {
      return finding
              .service()
              .map(service -> ": service " + service)
              .orElse(": the server as a whole")
          + ", rule "
          + finding.rule();
    }
    return "";
  }

  private void entry(Entry entry) {
    switch (entry.fact()) {
      case Fact.Found(Finding finding) -> tell(entry, "seen", seen(finding));
      case Fact.Decided decided -> decided(entry, decided);
      case Fact.Intended intent -> intended(entry, intent);
      case Fact.Ended ended -> {
        tell(
            entry,
            ended.outcome().end().toString().replace('_', ' '),
            ended.outcome().reason() + ", after " + Durations.text(ended.outcome().took()));
        ended.outcome().steps().forEach(this::detail);
      }
      case Fact.Verified(Verification verification) ->
          tell(
              entry,
              verification.kind().toString(),
              word(verification.result()) + ": " + verification.reason());
      case Fact.Barred barred ->
          tell(
              entry,
              "barred",
              word(barred.rung())
                  + " of "
                  + barred.service()
                  + " until somebody acknowledges: "
                  + barred.reason());
      case Fact.LifeChanged change -> tell(entry, "life", life(change));
      case Fact.Told(Notice notice) -> tell(entry, "told", told(notice));
      case Fact.Acknowledged ack -> tell(entry, "seen by", ack.by());
      case Fact.Paused paused ->
          tell(
              entry,
              "paused",
              "by "
                  + paused.by()
                  + paused.forHow().map(d -> " for " + Durations.text(d)).orElse("")
                  + ": "
                  + paused.reason());
      case Fact.Resumed resumed -> tell(entry, "resumed", "by " + resumed.by());
      case Fact.Started started ->
          tell(
              entry,
              "started",
              "agent "
                  + started.version()
                  + " on "
                  + started.host()
                  + ", policy "
                  + started.policy()
                  + ", mode "
                  + word(started.mode()));
      case Fact.PolicyChanged changed ->
          tell(
              entry,
              "policy",
              changed.policy() + ", mode " + word(changed.mode()) + ", by " + changed.by());
      case Fact.ChannelTested tested ->
          tell(
              entry,
              "tested",
              "channel " + tested.channel() + (tested.passed() ? " passed" : " failed"));
      case Fact.ClockDoubted doubted -> tell(entry, "clock", "in doubt: " + doubted.reason());
      case Fact.ClockTrusted trusted -> tell(entry, "clock", "trusted again: " + trusted.reason());
      case Fact.StormBegan storm ->
          tell(entry, "storm", "over their limits at once: " + String.join(", ", storm.services()));
      case Fact.StormEnded storm -> tell(entry, "storm", "over");
      case Fact.Gap gap -> tell(entry, "gap", gap.reason());
    }
  }

  private static String seen(Finding finding) {
    return switch (finding.state()) {
      case CONFIRMED -> finding.reason();
      case CLEAR -> "clear again: " + finding.reason();
      case NO_DATA -> "no data: " + finding.reason();
      case PENDING -> "pending: " + finding.reason();
    };
  }

  private void decided(Entry entry, Fact.Decided decided) {
    String what =
        decided.rung().map(Explain::word).orElse("nothing")
            + decided.chosen().map(name -> " " + name).orElse("");
    if (decided.refusedBy().equals(Optional.of("mode"))) {
      tell(entry, "would", "have done: " + what + ". " + decided.reason());
    } else if (decided.refusedBy().isPresent()) {
      tell(
          entry,
          "held",
          what + ", by guard " + decided.refusedBy().get() + ": " + decided.reason());
    } else if (decided.rung().equals(Optional.of(Rung.STOP_AND_PAGE))) {
      tell(
          entry,
          "stopped",
          "acting on " + decided.chosen().orElse("anything") + ": " + decided.reason());
    } else {
      tell(entry, "decided", what + ": " + decided.reason());
    }
    RankingText.lines(decided.table()).forEach(line -> lines.add(INDENT + line));
    for (Candidate candidate : decided.table()) {
      candidate
          .whyNot()
          .filter(why -> !why.equals(decided.reason()))
          .ifPresent(why -> detail("not " + candidate.service() + ": " + why));
    }
    if (!decided.passed().isEmpty()) {
      detail("guards passed: " + String.join(", ", decided.passed()));
    }
  }

  private void intended(Entry entry, Fact.Intended intent) {
    Order order = intent.order();
    tell(
        entry,
        "ordered",
        word(order.rung())
            + " of "
            + order.service()
            + " (order "
            + order.number()
            + "), only for life "
            + order.expected()
            + ", which held "
            + intent.held()
            + " after "
            + Durations.text(intent.lifeBefore()));
    for (Step step : order.steps()) {
      detail(step(step));
    }
    if (!order.compensation().isEmpty()) {
      detail(
          "put back if it fails: "
              + String.join(", ", order.compensation().stream().map(Explain::step).toList()));
    }
    if (intent.impact().size() > 1) {
      detail(
          "goes down with it: "
              + String.join(", ", intent.impact().subList(1, intent.impact().size())));
    }
  }

  private static String step(Step step) {
    String within = " (at most " + Durations.text(step.longest()) + ")";
    return switch (step) {
      case Step.Veto veto -> "ask the site's veto command " + veto.action().name() + within;
      case Step.Evidence evidence -> "capture evidence" + within;
      case Step.Run run -> word(run.purpose()) + " by action " + run.action().name() + within;
      case Step.Signal signal ->
          "signal TERM, after " + Durations.text(signal.term()) + " KILL" + within;
      case Step.AwaitLife await -> "wait for a new life" + within;
      case Step.Settle(Duration duration) -> "see it stand for " + Durations.text(duration);
    };
  }

  private static String life(Fact.LifeChanged change) {
    String who =
        switch (change.cause()) {
          case FIRST_SEEN -> "first seen";
          case OURS -> "by our order";
          case FOREIGN -> "by somebody else or by itself";
        };
    return change.service()
        + ": "
        + change.to().map(life -> "new life " + life).orElse("gone")
        + ", "
        + who;
  }

  private static String told(Notice notice) {
    String again = notice.reminder() == 0 ? "" : ", reminder " + notice.reminder();
    return word(notice.severity()) + " " + notice.code() + again + ": " + notice.text();
  }

  private void ending(List<Entry> entries) {
    Fact last = entries.getLast().fact();
    boolean ordered = entries.stream().anyMatch(entry -> entry.fact() instanceof Fact.Intended);
    boolean ended = entries.stream().anyMatch(entry -> entry.fact() instanceof Fact.Ended);
    boolean up = isAnswered(entries, Verification.Kind.UP);
    boolean worth = isAnswered(entries, Verification.Kind.WORTH);
    String next =
        ordered && !ended
            ? "The order is under way."
            : ended && !up && !(last instanceof Fact.Acknowledged)
                ? "Whether the service is up is still being looked at."
                : up && !worth ? "Whether the act bought enough time is judged later." : "";
    if (!next.isEmpty()) {
      lines.add("");
      lines.add(next);
    }
  }

  private static boolean isAnswered(List<Entry> entries, Verification.Kind kind) {
    return entries.stream()
        .anyMatch(entry ->
            entry.fact() instanceof Fact.Verified(Verification verification)
                && verification.kind() == kind);
  }

  private void tell(Entry entry, String label, String text) {
    String head =
        String.format(Locale.ROOT, "%s  %-7s  ", time(entry.at()), label.toUpperCase(Locale.ROOT));
    wrap(head, text);
  }

  private void detail(String text) {
    wrap(INDENT + "- ", text);
  }

  private String time(Moment at) {
    return TIME.format(at.wall().atZone(zone));
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

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

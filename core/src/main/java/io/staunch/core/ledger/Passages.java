package io.staunch.core.ledger;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.ledger.Account.Passage;
import io.staunch.core.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries as passages of a story; what was said right before is not said again. */
final class Passages {
  private final List<Passage> told = new ArrayList<>();
  // the newest judgement of each decision that was judged
  private final SortedMap<Long, Long> judgements = new TreeMap<>();
  private Optional<Verification> answer = Optional.empty();
  private boolean explained;

  private Passages() {}

  static List<Passage> of(List<Entry> entries) {
    Passages passages = new Passages();
    for (Entry entry : entries) {
      if (entry.fact() instanceof Fact.Judged judged) {
        passages.judgements.put(judged.entry(), entry.number());
      }
    }
    entries.forEach(passages::tell);
    return passages.told;
  }

  private void tell(Entry entry) {
    told.add(
        switch (entry.fact()) {
          case Fact.Found(Finding finding) -> seen(entry, finding);
          case Fact.Decided decided -> decided(entry, decided);
          case Fact.Intended intent -> ordered(entry, intent);
          case Fact.Ended(Outcome outcome) ->
              passage(
                  entry,
                  Words.of(outcome.end()),
                  outcome.reason() + ", after " + Durations.text(outcome.took()),
                  outcome.steps());
          case Fact.Verified(Verification verification) -> verified(entry, verification);
          case Fact.Barred barred -> passage(entry, "barred", barred(barred));
          case Fact.Told(Notice notice) -> told(entry, notice);
          case Fact.LifeChanged change -> passage(entry, "life", Words.of(change));
          case Fact.Acknowledged _, Fact.Paused _, Fact.Resumed _ -> said(entry);
          case Fact.Proposed _, Fact.Lapsed _, Fact.Unfulfilled _ -> said(entry);
          case Fact.Approved _, Fact.Refused _, Fact.Postponed _ -> said(entry);
          case Fact.Ordered _ -> said(entry);
          case Fact.Judged judged -> judged(entry, judged);
          case Fact.Started started ->
              passage(
                  entry,
                  "started",
                  "agent %s on %s, policy %s, mode %s"
                      .formatted(
                          started.version(),
                          started.host(),
                          started.policy(),
                          Words.of(started.mode())));
          case Fact.PolicyChanged changed ->
              passage(
                  entry,
                  "policy",
                  changed.policy() + ", mode " + Words.of(changed.mode()) + ", by " + changed.by());
          case Fact.ChannelTested tested ->
              passage(
                  entry,
                  "tested",
                  "channel " + tested.channel() + (tested.passed() ? " passed" : " failed"));
          case Fact.ClockDoubted doubted ->
              passage(entry, "clock", "in doubt: " + doubted.reason());
          case Fact.ClockTrusted trusted ->
              passage(entry, "clock", "trusted again: " + trusted.reason());
          case Fact.StormBegan storm ->
              passage(
                  entry,
                  "storm",
                  "over their limits at once: " + String.join(", ", storm.services()));
          case Fact.StormEnded _ -> passage(entry, "storm", "over");
          case Fact.Gap gap -> passage(entry, "gap", gap.reason());
        });
  }

  private static Passage said(Entry entry) {
    return passage(entry, PeopleText.label(entry.fact()), PeopleText.of(entry.fact()));
  }

  private Passage judged(Entry entry, Fact.Judged judged) {
    long newest = judgements.getOrDefault(judged.entry(), entry.number());
    return passage(
        entry,
        PeopleText.label(judged),
        PeopleText.of(judged),
        newest == entry.number()
            ? List.of()
            : List.of("entry " + newest + " judges it anew, and counts"));
  }

  private static Passage passage(Entry entry, String label, String text) {
    return passage(entry, label, text, List.of());
  }

  private static Passage passage(Entry entry, String label, String text, List<String> details) {
    return new Passage(entry.number(), entry.at(), label, text, details, List.of(), entry.fact());
  }

  private static Passage seen(Entry entry, Finding finding) {
    String text =
        switch (finding.state()) {
          case CONFIRMED -> finding.reason();
          case CLEAR -> "clear again: " + finding.reason();
          case NO_DATA -> "no data: " + finding.reason();
          case PENDING -> "pending: " + finding.reason();
        };
    List<String> details = new ArrayList<>();
    if (finding.state() == Finding.State.CONFIRMED && finding.need().value() > 0) {
      details.add(
          "%s against %s (%s); %s must be won back to clear it"
              .formatted(
                  finding.value(),
                  finding.limit(),
                  percent(finding.value(), finding.limit()),
                  finding.need()));
      if (finding.screened()) {
        details.add("only by the cheap upper bound, which counts shared memory several times");
      }
    }
    return passage(entry, "seen", text, details);
  }

  private static String percent(Bytes value, Bytes limit) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * value.shareOf(limit));
  }

  private Passage decided(Entry entry, Fact.Decided decided) {
    String what =
        decided.rung().map(Words::of).orElse("nothing")
            + decided.chosen().map(name -> " " + name).orElse("");
    List<String> details = new ArrayList<>();
    if (!decided.table().isEmpty() && !explained) {
      explained = true;
      details.add(
          "score = total + growth − disruption, each times its weight; * is decided on, – is out");
    }
    for (Candidate candidate : decided.table()) {
      boolean said = decided.chosen().equals(Optional.of(candidate.service()));
      candidate
          .whyNot()
          .filter(why -> !said || !why.equals(decided.reason()))
          .ifPresent(why -> details.add("not " + candidate.service() + ": " + why));
      if (candidate.impact().size() > 1) {
        details.add(
            candidate.service()
                + " takes along: "
                + String.join(", ", candidate.impact().subList(1, candidate.impact().size())));
      }
    }
    boolean asked =
        !decided.passed().isEmpty()
            || (decided.chosen().isPresent() && decided.refusedBy().isPresent());
    if (asked) {
      details.add(
          "guards passed: "
              + (decided.passed().isEmpty() ? "none" : String.join(", ", decided.passed()))
              + decided.refusedBy().map(guard -> "; refused: " + guard).orElse(""));
    }
    return new Passage(
        entry.number(),
        entry.at(),
        label(decided),
        sentence(decided, what),
        details,
        RankingText.lines(decided.table(), decided.chosen()),
        decided);
  }

  private static boolean stops(Fact.Decided decided) {
    return decided.rung().equals(Optional.of(Rung.STOP_AND_PAGE));
  }

  private static String label(Fact.Decided decided) {
    if (decided.refusedBy().equals(Optional.of("mode"))) {
      return "would";
    }
    return decided.refusedBy().isPresent() ? "held" : stops(decided) ? "stopped" : "decided";
  }

  private static String sentence(Fact.Decided decided, String what) {
    return switch (label(decided)) {
      case "would" -> "have done: " + what + ". " + decided.reason();
      case "held" ->
          decided.chosen().isEmpty()
              ? "nobody to act on: " + decided.reason()
              : what + ", by guard " + decided.refusedBy().orElse("") + ": " + decided.reason();
      case "stopped" ->
          "acting on " + decided.chosen().orElse("anything") + ": " + decided.reason();
      default -> what + ": " + decided.reason();
    };
  }

  private static Passage ordered(Entry entry, Fact.Intended intent) {
    Order order = intent.order();
    List<String> details = new ArrayList<>();
    details.add("steps: " + String.join(", ", order.steps().stream().map(Words::of).toList()));
    if (!order.compensation().isEmpty()) {
      details.add(
          "put back if it fails: "
              + String.join(", ", order.compensation().stream().map(Words::of).toList()));
    }
    if (intent.impact().size() > 1) {
      details.add(
          "goes down with it: "
              + String.join(", ", intent.impact().subList(1, intent.impact().size())));
    }
    return passage(
        entry,
        "ordered",
        "%s of %s (order %d), only for life %s, which held %s after %s"
            .formatted(
                Words.of(order.rung()),
                order.service(),
                order.number(),
                order.expected(),
                intent.held(),
                Durations.text(intent.lifeBefore())),
        details);
  }

  private Passage verified(Entry entry, Verification verification) {
    answer = Optional.of(verification);
    List<String> details =
        verification
            .after()
            .filter(after -> verification.kind() == Verification.Kind.UP)
            .map(after -> List.of(gain(verification, after)))
            .orElse(List.of());
    return passage(
        entry,
        Words.of(verification.kind()),
        Words.of(verification.result()) + ": " + verification.reason(),
        details);
  }

  private static String gain(Verification verification, Bytes after) {
    Bytes gain = verification.before().minus(after);
    String said = verification.before() + " before";
    return (verification.reason().contains(said) ? "" : said + ", " + after + " after: ")
        + (gain.value() > 0 ? gain + " won back" : "nothing won back");
  }

  private String barred(Fact.Barred barred) {
    String known = answer.map(Verification::reason).orElse("");
    return Words.of(barred.rung())
        + " of "
        + barred.service()
        + " until somebody acknowledges"
        + (barred.reason().equals(known) ? "" : ": " + barred.reason());
  }

  private Passage told(Entry entry, Notice notice) {
    String what = Words.of(notice.severity()) + " " + notice.code();
    boolean said =
        told.stream()
            .anyMatch(passage ->
                passage.fact() instanceof Fact.Told(Notice before)
                    && before.code().equals(notice.code())
                    && before.text().equals(notice.text()));
    return notice.reminder() > 0 && said
        ? passage(entry, "told", what + ", reminder " + notice.reminder() + ", in the same words")
        : passage(
            entry,
            "told",
            what
                + (notice.reminder() > 0 ? ", reminder " + notice.reminder() : "")
                + ": "
                + notice.text(),
            notice.next().startsWith("staunch explain")
                ? List.of()
                : List.of("next command told: " + notice.next()));
  }
}

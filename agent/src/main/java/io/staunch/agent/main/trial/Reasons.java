package io.staunch.agent.main.trial;

import io.staunch.core.detect.Finding;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.trial.Expectation.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why a run went as it did: the ledger's entries, a line each, with their times. */
final class Reasons {
  private static final int FIRST = 9;
  private static final int LAST = 5;

  private final Course course;

  private Reasons(Course course) {
    this.course = course;
  }

  /** What bears on the expectation; a long story keeps its beginning and its end. */
  static List<String> of(Course course, What what) {
    Optional<String> service = what.named();
    Optional<String> rule =
        what instanceof What.Finding(String named, var _) ? Optional.of(named) : Optional.empty();
    return new Reasons(course).lines(service, rule);
  }

  private List<String> lines(Optional<String> service, Optional<String> rule) {
    SortedMap<Duration, List<String>> told = new TreeMap<>();
    for (Entry entry : course.ledger()) {
      line(entry.fact(), service).ifPresent(text -> add(told, course.at(entry), text));
    }
    course.notes().forEach(note -> add(told, note.at(), note.text()));
    List<String> lines = new ArrayList<>();
    told.forEach((at, texts) -> texts.forEach(text -> lines.add(Kinds.show(at) + "  " + text)));
    for (Finding finding : course.findings()) {
      boolean asked =
          rule.map(finding.rule()::equals).orElse(true) && bears(finding.service(), service);
      if (asked && finding.state() != Finding.State.CLEAR) {
        lines.add("in the end  " + found(finding));
      }
    }
    if (lines.isEmpty()) {
      lines.add("nothing was found wrong at any time");
    }
    if (lines.size() <= FIRST + LAST + 1) {
      return lines;
    }
    List<String> few = new ArrayList<>(lines.subList(0, FIRST));
    few.add("… " + (lines.size() - FIRST - LAST) + " entries more …");
    few.addAll(lines.subList(lines.size() - LAST, lines.size()));
    return few;
  }

  private static void add(SortedMap<Duration, List<String>> told, Duration at, String text) {
    told.computeIfAbsent(at, _ -> new ArrayList<>()).add(text);
  }

  /** Whether something about one service, or about the server, bears on another's fate. */
  private static boolean bears(Optional<String> about, Optional<String> service) {
    return service.isEmpty() || about.isEmpty() || about.equals(service);
  }

  private static Optional<String> line(Fact fact, Optional<String> service) {
    return switch (fact) {
      case Fact.Found(Finding finding) ->
          about(finding.service(), service, found(finding)).filter(_ -> finding.seen().isPresent());
      case Fact.Decided decided ->
          about(decided.finding().service().or(decided::chosen), service, decided(decided));
      case Fact.Ended ended ->
          about(
              Optional.of(ended.outcome().service()),
              service,
              "the order on "
                  + ended.outcome().service()
                  + " ended: "
                  + word(ended.outcome().end())
                  + ", "
                  + ended.outcome().reason());
      case Fact.Verified(Verification verified) ->
          about(
              Optional.of(verified.service()),
              service,
              verified.kind()
                  + " of "
                  + verified.service()
                  + ": "
                  + word(verified.result())
                  + ", "
                  + verified.reason());
      case Fact.Barred barred ->
          about(
              Optional.of(barred.service()),
              service,
              "the "
                  + Kinds.RUNG.show(barred.rung())
                  + " of "
                  + barred.service()
                  + " is barred: "
                  + barred.reason());
      case Fact.Told told ->
          about(
                  told.notice().service(),
                  service,
                  "told " + word(told.notice().severity()) + " " + told.notice().code())
              .filter(_ -> told.notice().reminder() == 0);
      case Fact.LifeChanged changed ->
          about(
                  Optional.of(changed.service()),
                  service,
                  "a new life of " + changed.service() + ", not by our order")
              .filter(_ -> changed.cause() == Fact.Cause.FOREIGN);
      case Fact.Paused paused -> Optional.of("paused by " + paused.by());
      case Fact.Resumed resumed -> Optional.of("resumed by " + resumed.by());
      case Fact.Acknowledged seen -> Optional.of("acknowledged by " + seen.by());
      case Fact.Proposed asked ->
          about(
              Optional.of(asked.service()),
              service,
              "a person is asked to allow a "
                  + Kinds.RUNG.show(asked.rung())
                  + " of "
                  + asked.service());
      case Fact.Approved yes -> Optional.of("approved by " + yes.by());
      case Fact.Refused no -> Optional.of("refused by " + no.by() + ": " + no.reason());
      case Fact.Postponed later -> Optional.of("postponed by " + later.by());
      case Fact.Unfulfilled none -> Optional.of("approved, but nothing was done: " + none.reason());
      case Fact.Lapsed lapsed -> Optional.of("the question ended: " + lapsed.reason());
      case Fact.Ordered order ->
          about(
              Optional.of(order.service()),
              service,
              "ordered by "
                  + order.by()
                  + order.heldBy().map(why -> ", and nothing was done: " + why).orElse(""));
      case Fact.StormBegan storm ->
          Optional.of("a storm began: " + String.join(", ", storm.services()));
      case Fact.StormEnded() -> Optional.of("the storm ended");
      case Fact.ChannelTested tested ->
          tested.passed() ? Optional.empty() : Optional.of("a notify channel failed its test");
      case Fact.Started _,
          Fact.PolicyChanged _,
          Fact.Intended _,
          Fact.ClockDoubted _,
          Fact.ClockTrusted _,
          Fact.Judged _,
          Fact.Gap _ ->
          Optional.empty();
    };
  }

  private static Optional<String> about(
      Optional<String> subject, Optional<String> service, String line) {
    return bears(subject, service) ? Optional.of(line) : Optional.empty();
  }

  private static String found(Finding finding) {
    return "finding "
        + finding.rule()
        + finding.service().map(name -> " of " + name).orElse("")
        + " is "
        + word(finding.state())
        + ": "
        + finding.reason();
  }

  private static String decided(Fact.Decided decided) {
    String what =
        decided.rung().map(Kinds.RUNG::show).orElse("act")
            + decided.chosen().map(name -> " of " + name).orElse("");
    return decided
        .refusedBy()
        .map(guard -> what + " refused by " + guard + ": " + decided.reason())
        .orElseGet(() -> "decided: " + what + ", " + decided.reason());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

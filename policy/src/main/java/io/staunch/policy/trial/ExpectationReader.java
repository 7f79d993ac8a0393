package io.staunch.policy.trial;

import io.staunch.core.decide.Rung;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.trial.Expectation.What;
import io.staunch.policy.trial.Expectation.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an expectation; the grammar stands in docs/policy-test.md. */
final class ExpectationReader {
  private static final List<String> VERBS = List.of("finding", "acts", "refused", "pages", "tells");
  private static final List<String> WHENS = List.of("at", "by", "before", "after", "between");

  /** What the ledger says refused where no candidate was left to ask the guards about. */
  private static final String NOBODY = "candidates";

  private static final Pattern CODE = Pattern.compile("ST(-[A-Z]+)+");
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

  private final Sentence sentence;

  private ExpectationReader(Sentence sentence) {
    this.sentence = sentence;
  }

  static final Kind<Expectation> KIND =
      new Sentence.Of<>(
          "expectation",
          "an expectation such as \"acts web at 10m\" or \"never acts\"",
          sentence -> new ExpectationReader(sentence).expectation(),
          new Expectation(
              "",
              false,
              new What.Tells(Optional.empty(), false),
              new When.Ever(),
              Optional.empty()));

  private Expectation expectation() {
    boolean never = sentence.take("never");
    What what =
        switch (sentence.oneOf("one of " + String.join(", ", VERBS), VERBS)) {
          case "finding" -> finding();
          case "acts" -> acts(never);
          case "refused" -> refused();
          case "pages" -> new What.Tells(code(), true);
          default -> new What.Tells(code(), false);
        };
    When when = when();
    Optional<String> host =
        sentence.take("on") ? Optional.of(sentence.word("a host of this test")) : Optional.empty();
    return new Expectation(sentence.text(), never, what, when, host);
  }

  private What finding() {
    String rule = sentence.word("the name of a rule");
    Optional<String> service =
        sentence.take("of") ? Optional.of(sentence.word("a service")) : Optional.empty();
    return new What.Finding(rule, service);
  }

  private What acts(boolean never) {
    Optional<String> service = service(List.of("with", "once", "twice"));
    Optional<Rung> rung = sentence.take("with") ? Optional.of(rung()) : Optional.empty();
    Optional<Integer> times = times();
    if (never && times.isPresent()) {
      throw new Sentence.Unfit("\"never\" with a count", "one of them", Optional.empty());
    }
    return new What.Acts(service, rung, times);
  }

  private Rung rung() {
    List<Rung> rungs = List.of(Rung.values());
    String word = sentence.oneOf("a rung", rungs.stream().map(Kinds.RUNG::show).toList());
    return rungs.stream()
        .filter(rung -> Kinds.RUNG.show(rung).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Integer> times() {
    if (sentence.take("once")) {
      return Optional.of(1);
    }
    if (sentence.take("twice")) {
      return Optional.of(2);
    }
    if (!COUNT.matcher(sentence.peek()).matches()) {
      return Optional.empty();
    }
    int times = Integer.parseInt(sentence.word("a count"));
    sentence.must("times");
    return Optional.of(times);
  }

  private What refused() {
    Optional<String> service = service(List.of());
    sentence.must("by");
    List<String> guards =
        Stream.concat(Stream.of(NOBODY), Guards.line().stream().map(Guard::name)).toList();
    return new What.Refused(service, sentence.oneOf("a guard", guards));
  }

  private Optional<String> service(List<String> more) {
    boolean named =
        sentence.hasMore()
            && !WHENS.contains(sentence.peek())
            && !more.contains(sentence.peek())
            && !sentence.peek().equals("on")
            && !COUNT.matcher(sentence.peek()).matches();
    return named ? Optional.of(sentence.word("a service")) : Optional.empty();
  }

  private Optional<String> code() {
    if (!sentence.hasMore() || WHENS.contains(sentence.peek()) || sentence.peek().equals("on")) {
      return Optional.empty();
    }
    if (!CODE.matcher(sentence.peek()).matches()) {
      throw sentence.unfit("a message's code such as ST-ACTED");
    }
    return Optional.of(sentence.word("a code"));
  }

  private When when() {
    if (sentence.take("at")) {
      return new When.At(sentence.duration());
    }
    if (sentence.take("by")) {
      return new When.By(sentence.duration());
    }
    if (sentence.take("before")) {
      return new When.Before(sentence.duration());
    }
    if (sentence.take("after")) {
      return new When.After(sentence.duration());
    }
    if (!sentence.take("between")) {
      return new When.Ever();
    }
    Duration from = sentence.duration();
    sentence.must("and");
    Duration to = sentence.duration();
    if (from.compareTo(to) >= 0) {
      throw new Sentence.Unfit(
          "\"between " + Kinds.show(from) + " and " + Kinds.show(to) + "\"",
          "the earlier time first",
          Optional.empty());
    }
    return new When.Between(from, to);
  }
}

package io.staunch.policy.trial;

import io.staunch.core.decide.Rung;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.trial.Expectation.Times;
import io.staunch.policy.trial.Expectation.What;
import io.staunch.policy.trial.Expectation.When;
import io.staunch.policy.trial.Expectation.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an expectation; the grammar stands in docs/policy-test.md. */
final class ExpectationReader {
  private static final List<String> VERBS =
      List.of(
          "finding",
          "acts",
          "refused",
          "asks",
          "declines",
          "drops",
          "fails",
          "runs",
          "out",
          "pages",
          "tells");
  private static final List<String> COUNTS = List.of("with", "once", "twice");
  private static final List<String> ENDS = List.of("on", "in", "saying");
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
              List.of(),
              false,
              new What.Tells(Optional.empty(), false),
              new When.Ever(),
              new Where.Each()));

  private Expectation expectation() {
    boolean never = sentence.take("never");
    What what =
        switch (sentence.oneOf("one of " + String.join(", ", VERBS), VERBS)) {
          case "finding" -> finding();
          case "acts" -> {
            Optional<String> service = service(COUNTS);
            yield new What.Acts(service, withRung(), times(never));
          }
          case "asks" -> {
            Optional<String> service = service(COUNTS);
            yield new What.Asks(service, withRung(), times(never));
          }
          case "refused" -> refused();
          case "declines" -> new What.Declines(service(List.of()), Optional.empty());
          case "drops" -> new What.Drops(service(List.of()), Optional.empty());
          case "fails" -> new What.Fails(service(List.of()), Optional.empty());
          case "runs" -> {
            String action = sentence.word("an action of the host file");
            yield new What.Runs(action, ofService(), times(never));
          }
          case "out" -> out(never);
          case "pages" -> new What.Tells(code(), true);
          default -> new What.Tells(code(), false);
        };
    When when = when();
    Where where = where();
    return new Expectation(sentence.words(), never, saying(what), when, where);
  }

  private Where where() {
    if (sentence.take("on")) {
      return new Where.On(sentence.word("a host of this test"));
    }
    if (sentence.take("in")) {
      sentence.must("all");
      return new Where.All();
    }
    return new Where.Each();
  }

  /** A part of the reason that is given; the last of a sentence. */
  private What saying(What what) {
    boolean gives =
        switch (what) {
          case What.Refused _, What.Declines _, What.Drops _, What.Fails _ -> true;
          case What.Finding _, What.Acts _, What.Asks _, What.Runs _, What.Out _, What.Tells _ ->
              false;
        };
    if (!gives || !sentence.take("saying")) {
      return what;
    }
    if (!sentence.hasMore()) {
      throw sentence.unfit("words of the reason");
    }
    Optional<String> words = Optional.of(sentence.rest());
    return switch (what) {
      case What.Refused(Optional<String> service, String guard, var _) ->
          new What.Refused(service, guard, words);
      case What.Declines(Optional<String> service, var _) -> new What.Declines(service, words);
      case What.Drops(Optional<String> service, var _) -> new What.Drops(service, words);
      case What.Fails(Optional<String> service, var _) -> new What.Fails(service, words);
      case What.Finding _, What.Acts _, What.Asks _, What.Runs _, What.Out _, What.Tells _ -> what;
    };
  }

  private What out(boolean never) {
    int first = sentence.taken() - 1;
    sentence.must("at");
    sentence.must("most");
    int most = count();
    if (never) {
      throw sentence.unfit(first - 1, "\"never\" with a count", "one of them");
    }
    return new What.Out(most);
  }

  private int count() {
    if (!COUNT.matcher(sentence.peek()).matches()) {
      throw sentence.unfit("a count such as 2");
    }
    return Integer.parseInt(sentence.word("a count"));
  }

  private What finding() {
    String rule = sentence.word("the name of a rule");
    return new What.Finding(rule, ofService());
  }

  private Optional<String> ofService() {
    return sentence.take("of") ? Optional.of(sentence.word("a service")) : Optional.empty();
  }

  private Optional<Rung> withRung() {
    return sentence.take("with") ? Optional.of(rung()) : Optional.empty();
  }

  private Rung rung() {
    List<Rung> rungs = List.of(Rung.values());
    String word = sentence.oneOf("a rung", rungs.stream().map(Kinds.RUNG::show).toList());
    return rungs.stream()
        .filter(rung -> Kinds.RUNG.show(rung).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Times> times(boolean never) {
    int first = sentence.taken();
    Optional<Times> times = times();
    if (never && times.isPresent()) {
      throw sentence.unfit(first, "\"never\" with a count", "one of them");
    }
    return times;
  }

  private Optional<Times> times() {
    if (sentence.take("once")) {
      return Optional.of(new Times(1, false));
    }
    if (sentence.take("twice")) {
      return Optional.of(new Times(2, false));
    }
    // "at most" is a count, "at 10m" a time
    boolean atMost = sentence.peek().equals("at") && sentence.peekNext().equals("most");
    if (atMost) {
      sentence.must("at");
      sentence.must("most");
    }
    if (!atMost && !COUNT.matcher(sentence.peek()).matches()) {
      return Optional.empty();
    }
    int times = count();
    sentence.must("times");
    return Optional.of(new Times(times, atMost));
  }

  private What refused() {
    Optional<String> service = service(List.of());
    sentence.must("by");
    List<String> guards =
        Stream.concat(Stream.of(NOBODY), Guards.line().stream().map(Guard::name)).toList();
    return new What.Refused(service, sentence.oneOf("a guard", guards), Optional.empty());
  }

  private Optional<String> service(List<String> more) {
    boolean named =
        sentence.hasMore()
            && !WHENS.contains(sentence.peek())
            && !more.contains(sentence.peek())
            && !ENDS.contains(sentence.peek())
            && !COUNT.matcher(sentence.peek()).matches();
    return named ? Optional.of(sentence.word("a service")) : Optional.empty();
  }

  private Optional<String> code() {
    if (!sentence.hasMore() || WHENS.contains(sentence.peek()) || ENDS.contains(sentence.peek())) {
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
      throw sentence.unfit(
          sentence.taken() - 4,
          "\"between " + Kinds.show(from) + " and " + Kinds.show(to) + "\"",
          "the earlier time first");
    }
    return new When.Between(from, to);
  }
}

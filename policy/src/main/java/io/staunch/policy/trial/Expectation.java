package io.staunch.policy.trial;

import io.staunch.core.decide.Rung;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a policy is expected to do, or never to do.
 *
 * @param words as written, each with its place
 * @param never whether it must not happen
 */
public record Expectation(
    List<Placed<String>> words, boolean never, What what, When when, Where where) {
  public Expectation {
    words = List.copyOf(words);
  }

  /** What is expected to happen. */
  public sealed interface What {
    /** A rule's finding is confirmed. */
    record Finding(String rule, Optional<String> service) implements What {}

    /**
     * An order is given.
     *
     * @param times how often; empty: at least once
     */
    record Acts(Optional<String> service, Optional<Rung> rung, Optional<Times> times)
        implements What {}

    /** A guard holds an act back. */
    record Refused(Optional<String> service, String guard, Optional<String> saying)
        implements What {}

    /** A person is asked to allow an act. */
    record Asks(Optional<String> service, Optional<Rung> rung, Optional<Times> times)
        implements What {}

    /** A person's approval leads to nothing. */
    record Declines(Optional<String> service, Optional<String> saying) implements What {}

    /** A question to people ends without an act. */
    record Drops(Optional<String> service, Optional<String> saying) implements What {}

    /** An order does not end as it should, or nobody knows how it ended. */
    record Fails(Optional<String> service, Optional<String> saying) implements What {}

    /** An order runs an action of the host file. */
    record Runs(String action, Optional<String> service, Optional<Times> times) implements What {}

    /** So many services are out because of orders, from the order until each is seen up again. */
    record Out(int most) implements What {}

    /**
     * People are told.
     *
     * @param pagesOnly whether it must wake them
     */
    record Tells(Optional<String> code, boolean pagesOnly) implements What {}

    /** The service that it speaks of. */
    default Optional<String> named() {
      return switch (this) {
        case Finding(String _, Optional<String> service) -> service;
        case Acts(Optional<String> service, var _, var _) -> service;
        case Refused(Optional<String> service, String _, var _) -> service;
        case Asks(Optional<String> service, var _, var _) -> service;
        case Declines(Optional<String> service, var _) -> service;
        case Drops(Optional<String> service, var _) -> service;
        case Fails(Optional<String> service, var _) -> service;
        case Runs(String _, Optional<String> service, var _) -> service;
        case Out _, Tells _ -> Optional.empty();
      };
    }

    /** How often it is expected; empty: at least once. */
    default Optional<Times> counted() {
      return switch (this) {
        case Acts(var _, var _, Optional<Times> times) -> times;
        case Asks(var _, var _, Optional<Times> times) -> times;
        case Runs(String _, var _, Optional<Times> times) -> times;
        case Finding _, Refused _, Declines _, Drops _, Fails _, Out _, Tells _ -> Optional.empty();
      };
    }
  }

  /**
   * How often.
   *
   * @param atMost whether fewer will do
   */
  public record Times(int count, boolean atMost) {
    public boolean holds(int seen) {
      return atMost ? seen <= count : seen == count;
    }
  }

  /** On which hosts of the test. */
  public sealed interface Where {
    /** On each host by itself. */
    record Each() implements Where {}

    record On(String host) implements Where {}

    /** Over all hosts together. */
    record All() implements Where {}
  }

  /** When, counted from the test's beginning; both ends count. */
  public sealed interface When {
    record Ever() implements When {}

    /** No farther away than a tick. */
    record At(Duration time) implements When {}

    record By(Duration time) implements When {}

    /** Earlier, and not at that time itself. */
    record Before(Duration time) implements When {}

    record After(Duration time) implements When {}

    record Between(Duration from, Duration to) implements When {}

    /** The first and last moment that fit. */
    default Span span(Duration tick, Duration end) {
      return switch (this) {
        case Ever() -> new Span(Duration.ZERO, end);
        case At(Duration time) -> new Span(time.minus(tick), time.plus(tick));
        case By(Duration time) -> new Span(Duration.ZERO, time);
        case Before(Duration time) -> new Span(Duration.ZERO, time.minusMillis(1));
        case After(Duration time) -> new Span(time, end);
        case Between(Duration from, Duration to) -> new Span(from, to);
      };
    }
  }

  /** A stretch of time, both ends included. */
  public record Span(Duration from, Duration to) {
    public boolean holds(Duration time) {
      return time.compareTo(from) >= 0 && time.compareTo(to) <= 0;
    }

    public boolean meets(Span other) {
      return from.compareTo(other.to) <= 0 && other.from.compareTo(to) <= 0;
    }
  }

  /** Where its first such word stands; {@code otherwise} where none does. */
  public Place place(Predicate<String> word, Place otherwise) {
    return words.stream()
        .filter(each -> word.test(each.value()))
        .map(Placed::at)
        .findFirst()
        .orElse(otherwise);
  }

  public String text() {
    return String.join(" ", words.stream().map(Placed::value).toList());
  }

  @Override
  public String toString() {
    return text();
  }
}

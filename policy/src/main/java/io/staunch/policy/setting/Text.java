package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Problem;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of value that is written as one piece of text.
 *
 * @param form the noun phrase that says how it is written, without bounds
 * @param standIn a legal value
 */
record Text<T>(
    String type,
    String form,
    String bounds,
    Function<String, Attempt<T>> parse,
    Function<T, String> display,
    T standIn,
    Json.Obj schema)
    implements Kind<T> {

  Text(
      String type,
      String form,
      String bounds,
      Function<String, Attempt<T>> parse,
      Function<T, String> display,
      T standIn) {
    this(type, form, bounds, parse, display, standIn, Shapes.TEXT);
  }

  /** The same for editors that know more of its shape. */
  Text<T> shaped(Json.Obj shape) {
    return new Text<>(type, form, bounds, parse, display, standIn, shape);
  }

  @Override
  public String expected() {
    return form;
  }

  @Override
  public Optional<T> read(Node node, String name, Report report) {
    if (!(node instanceof Node.Scalar scalar) || scalar.isNothing()) {
      report.problem(Problem.of(node.at(), node.shown(), expected()));
      return Optional.empty();
    }
    return switch (parse.apply(scalar.text())) {
      case Attempt.Good<T>(T value) -> Optional.of(value);
      case Attempt.Outside<T> _ -> {
        report.problem(Problem.of(scalar.at(), scalar.shown(), article() + type + " " + bounds));
        yield Optional.empty();
      }
      case Attempt.Bad<T>(Optional<String> hint) -> {
        report.problem(new Problem(scalar.at(), scalar.shown(), expected(), hint));
        yield Optional.empty();
      }
    };
  }

  private String article() {
    return "aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ";
  }

  @Override
  public String show(T value) {
    return display.apply(value);
  }

  /** The same, of values that pass the test only. */
  Text<T> within(String inWords, Predicate<T> test, T other) {
    return new Text<>(
        type,
        form,
        inWords,
        text -> {
          Attempt<T> attempt = parse.apply(text);
          return attempt instanceof Attempt.Good<T>(T value) && !test.test(value)
              ? Attempt.outside()
              : attempt;
        },
        display,
        other,
        schema);
  }
}

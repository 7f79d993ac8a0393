package io.staunch.core.wire;

import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a text from outside: the value that it says, or the problem that a person can
 * mend.
 */
public sealed interface Parsed<T> {

  /** The text was understood. */
  record Good<T>(T got) implements Parsed<T> {}

  /**
   * The text was not understood.
   *
   * @param problem where, what was found and what was expected, in one line
   */
  record Bad<T>(String problem) implements Parsed<T> {}

  /** The value, empty where the text was bad. */
  default Optional<T> value() {
    return switch (this) {
      case Good<T>(T got) -> Optional.of(got);
      case Bad<T> _ -> Optional.empty();
    };
  }

  /** The value, for text that this program wrote itself; throws where that is not so. */
  default T orThrow() {
    return switch (this) {
      case Good<T>(T got) -> got;
      case Bad<T>(String problem) -> throw new IllegalArgumentException(problem);
    };
  }

  /** The next step of reading, or the same problem. */
  default <R> Parsed<R> then(Function<T, Parsed<R>> next) {
    return switch (this) {
      case Good<T>(T got) -> next.apply(got);
      case Bad<T>(String problem) -> new Bad<>(problem);
    };
  }
}

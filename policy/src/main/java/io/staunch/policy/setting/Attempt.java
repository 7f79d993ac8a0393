package io.staunch.policy.setting;

import java.util.Optional;

/** What came of reading a text as a value. */
public sealed interface Attempt<T> {
  record Good<T>(T value) implements Attempt<T> {}

  /**
   * @param hint what was probably meant, or what to do
   */
  record Bad<T>(Optional<String> hint) implements Attempt<T> {}

  /** Written well, but out of bounds. */
  record Outside<T>() implements Attempt<T> {}

  static <T> Attempt<T> good(T value) {
    return new Good<>(value);
  }

  static <T> Attempt<T> bad() {
    return new Bad<>(Optional.empty());
  }

  static <T> Attempt<T> outside() {
    return new Outside<>();
  }

  static <T> Attempt<T> bad(String hint) {
    return new Bad<>(Optional.of(hint));
  }

  static <T> Attempt<T> meant(String text) {
    return bad("did you mean \"" + text + "\"?");
  }
}

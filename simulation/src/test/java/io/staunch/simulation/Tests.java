package io.staunch.simulation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tests of the checkout, by name. */
final class Tests {
  private Tests() {}

  /** Whether there is such a test class, and in it such a method where one is named. */
  static boolean has(String type, @Nullable String method) {
    return Checkout.files(type + ".java").stream()
        .map(Checkout::text)
        .anyMatch(text ->
            method == null
                || Pattern.compile("(void|Stream<\\w+>) " + method + "\\(").matcher(text).find());
  }
}

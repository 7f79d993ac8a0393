package io.staunch.policy.text;

import java.util.Optional;

/**
 * Something an operator has to change, or should look at, in a file.
 *
 * @param found what stands there, as a noun phrase: {@code "512Mb"} in quotes where it is their
 *     text
 * @param expected what should stand there instead
 * @param hint what to do, or the word they probably meant
 */
public record Problem(Place at, String found, String expected, Optional<String> hint) {
  public static Problem of(Place at, String found, String expected) {
    return new Problem(at, found, expected, Optional.empty());
  }

  public static Problem of(Place at, String found, String expected, String hint) {
    return new Problem(at, found, expected, Optional.of(hint));
  }

  /** Without the place, for printing under a heading that names it. */
  public String sentence() {
    return "found " + found + ", expected " + expected + hint.map(text -> " — " + text).orElse("");
  }

  @Override
  public String toString() {
    return at + ": " + sentence();
  }
}

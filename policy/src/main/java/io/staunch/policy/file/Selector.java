package io.staunch.policy.file;

import io.staunch.core.fleet.Glob;

/**
 * Which services are meant: an exact name, or a name with {@code *} in it for any run of
 * characters.
 *
 * @param text as written
 */
public record Selector(String text) {

  public boolean isExact() {
    return glob().isExact();
  }

  public boolean matches(String service) {
    return glob().matches(service);
  }

  /** Exact beats any pattern, a pattern with more letters beats one with fewer. */
  public int specificity() {
    if (isExact()) {
      return Integer.MAX_VALUE;
    }
    return (int) text.chars().filter(letter -> letter != '*').count();
  }

  /** As the engine matches it. */
  public Glob glob() {
    return new Glob(text);
  }

  @Override
  public String toString() {
    return text;
  }
}

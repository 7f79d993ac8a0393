package io.staunch.policy.file;

/**
 * Which services are meant: an exact name, or a name with {@code *} in it for any run of
 * characters.
 *
 * @param text as written
 */
public record Selector(String text) {

  public boolean isExact() {
    return text.indexOf('*') < 0;
  }

  public boolean matches(String service) {
    return matches(text, service);
  }

  /** Exact beats any pattern, a pattern with more letters beats one with fewer. */
  public int specificity() {
    if (isExact()) {
      return Integer.MAX_VALUE;
    }
    return (int) text.chars().filter(letter -> letter != '*').count();
  }

  /**
   * Two pointers and one step back to the last star: linear where regular expressions may explode.
   */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int star = -1;
    int resume = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return text;
  }
}

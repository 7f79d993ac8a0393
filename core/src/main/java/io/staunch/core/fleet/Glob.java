package io.staunch.core.fleet;

/**
 * A service's name, or a pattern with {@code *} in it for any run of characters.
 *
 * @param text as written
 */
public record Glob(String text) {

  public boolean isExact() {
    return text.indexOf('*') < 0;
  }

  /**
   * Whether a name fits. Two pointers and one step back to the last star: linear where regular
   * expressions may explode.
   */
  public boolean matches(String name) {
    int p = 0;
    int star = -1;
    int resume = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < text.length() && text.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }

  @Override
  public String toString() {
    return text;
  }
}

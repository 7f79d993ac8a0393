package io.staunch.policy.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody who wrote another one probably meant. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * Empty where nothing is near: at most one slip for every three letters, and no more than three.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String word = plain(written);
    Optional<String> best = Optional.empty();
    int fewest = Math.clamp((word.length() + 1) / 3, 1, 3) + 1;
    for (String candidate : known) {
      int slips = slips(word, plain(candidate));
      if (slips < fewest && slips < candidate.length()) {
        fewest = slips;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** The usual question, for a hint. */
  public static Optional<String> hint(String written, Collection<String> known) {
    return to(written, known).map(word -> "did you mean " + Quote.of(word) + "?");
  }

  /** {@code coolDown}, {@code cool_down} and {@code Cool Down} are all {@code cool-down}. */
  private static String plain(String word) {
    return word.replaceAll("([a-z])([A-Z])", "$1-$2")
        .replaceAll("[_ ]", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Letters to insert, drop, change or swap with their neighbour (optimal string alignment). */
  private static int slips(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }
}

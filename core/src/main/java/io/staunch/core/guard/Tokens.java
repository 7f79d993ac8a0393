package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When tokens were spent, newest last. Keeping twice as many as the largest budget holds loses
 * nothing: what was pushed out is older than a full budget's worth, even after an intent was
 * withdrawn.
 */
final class Tokens {
  static final int MOST_KEPT = 2 * Terms.Budget.MOST_ACTIONS;

  private final Deque<Spent> spent = new ArrayDeque<>();

  private record Spent(long order, Moment at) {}

  void spend(long order, Moment at) {
    if (spent.size() == MOST_KEPT) {
      spent.removeFirst();
    }
    spent.addLast(new Spent(order, at));
  }

  void withdraw(long order) {
    spent.removeIf(token -> token.order() == order);
  }

  /**
   * Tokens that are still used at {@code now}: spent less than a window ago, as far as this boot
   * can prove.
   */
  int used(Duration window, Moment now) {
    int used = 0;
    for (Spent token : spent) {
      if (age(token, now).compareTo(window) < 0) {
        used++;
      }
    }
    return used;
  }

  /**
   * How long until {@code wanted} of the used ones are free again, if nothing is spent meanwhile.
   */
  Duration untilFree(int wanted, Duration window, Moment now) {
    int seen = 0;
    for (Spent token : spent) {
      Duration left = window.minus(age(token, now));
      if (left.isPositive() && ++seen == wanted) {
        return left;
      }
    }
    return window;
  }

  private static Duration age(Spent token, Moment now) {
    return Passed.certainly(token.at(), now);
  }
}

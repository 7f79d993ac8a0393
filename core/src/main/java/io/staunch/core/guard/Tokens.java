package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.StandingState.Spent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * When tokens were spent, newest last. Keeping twice as many as the largest budget holds loses
 * nothing: what was pushed out is older than a full budget's worth, even after an intent was
 * withdrawn.
 */
final class Tokens {
  static final int MOST_KEPT = 2 * Terms.Budget.MOST_ACTIONS;

  private final Deque<Spent> spent = new ArrayDeque<>();
  private long renewedUpTo = -1;

  /**
   * @param serial rises with each token of the whole purse
   */
  void spend(long order, Moment at, long serial) {
    if (spent.size() == MOST_KEPT) {
      spent.removeFirst();
    }
    spent.addLast(new Spent(order, at, serial));
  }

  StandingState.Account state() {
    return new StandingState.Account(List.copyOf(spent), renewedUpTo);
  }

  void resume(StandingState.Account state) {
    spent.clear();
    spent.addAll(state.spent());
    renewedUpTo = state.renewedUpTo();
  }

  void withdraw(long order) {
    spent.removeIf(token -> token.order() == order);
  }

  /** All that were spent up to now no longer count for the service itself; its groups keep them. */
  void renew() {
    renewedUpTo = spent.isEmpty() ? renewedUpTo : spent.getLast().serial();
  }

  /** All tokens of several services as if one had spent them, renewed ones too. */
  static Tokens together(List<Tokens> several) {
    Tokens all = new Tokens();
    several.stream()
        .flatMap(each -> each.spent.stream())
        .sorted(Comparator.comparingLong(Spent::serial))
        .forEach(all.spent::addLast);
    return all;
  }

  /**
   * Tokens that are still used at {@code now}: spent less than a window ago, as far as this boot
   * can prove.
   */
  int used(Duration window, Moment now) {
    int used = 0;
    for (Spent token : spent) {
      if (token.serial() > renewedUpTo && age(token, now).compareTo(window) < 0) {
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
      if (token.serial() > renewedUpTo && left.isPositive() && ++seen == wanted) {
        return left;
      }
    }
    return window;
  }

  private static Duration age(Spent token, Moment now) {
    return Passed.certainly(token.at(), now);
  }
}

package io.staunch.core.guard;

import io.staunch.core.guard.StandingState.Act;
import java.time.Duration;
import java.util.Optional;

/**
 * Least time between two actions on one service; doubles with each action that was not worth it, up
 * to a cap. Holds for every member of the impact set, and begins again in full after a reboot.
 */
public final class CoolDownGuard implements Guard {
  @Override
  public String name() {
    return "cool-down";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    for (String member : request.members()) {
      Past past = standing.about(member);
      Optional<Act> act = past.lastAct();
      if (act.isPresent()) {
        Duration wait = wait(request.terms(), past.doublings());
        Duration passed = standing.certainlySince(act.get().at());
        Duration left = wait.minus(passed);
        if (left.isPositive()) {
          return refuse(reason(request, member, act.get(), past, standing, wait, left));
        }
      }
    }
    return Verdict.ADMITTED;
  }

  /** The cool-down after {@code doublings} actions in a row that were not worth it. */
  static Duration wait(Terms terms, int doublings) {
    Duration wait = terms.coolDown();
    for (int i = 0; i < doublings && wait.compareTo(terms.coolDownMost()) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    Duration most =
        terms.coolDownMost().compareTo(terms.coolDown()) > 0
            ? terms.coolDownMost()
            : terms.coolDown();
    return wait.compareTo(most) < 0 ? wait : most;
  }

  private static String reason(
      Request request,
      String member,
      Act act,
      Past past,
      Standing standing,
      Duration wait,
      Duration left) {
    String what =
        act.acted()
            ? "the last %s of %s (order %d) was"
            : "the last try to %s %s (order %d) did nothing,";
    String rung = act.acted() ? Spoken.noun(act.rung()) : Spoken.order(act.rung());
    boolean thisBoot = standing.now().bootId().equals(act.at().bootId());
    String when =
        thisBoot
            ? Spoken.passed(standing.certainlySince(act.at())) + " ago"
            : "before this boot, at least " + Spoken.passed(standing.now().boot()) + " ago";
    return what.formatted(rung, request.named(member), act.order())
        + " %s; cool-down %s%s: holds for another %s"
            .formatted(when, Spoken.passed(wait), doubled(past.doublings()), Spoken.left(left));
  }

  private static String doubled(int times) {
    return switch (times) {
      case 0 -> "";
      case 1 -> " (doubled once)";
      case 2 -> " (doubled twice)";
      default -> " (doubled " + times + " times, within its cap)";
    };
  }
}

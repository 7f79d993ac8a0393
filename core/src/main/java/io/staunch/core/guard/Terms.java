package io.staunch.core.guard;

import java.time.Duration;
import java.util.List;

/**
 * What a policy allows, as guards read it.
 *
 * @param candidates services that may ever be acted on, a policy fact
 * @param mayTakeAlong services that may go down with a candidate
 * @param protectedServices services that never may
 * @param startGrace how long a new life is left alone
 * @param bootGrace how long the host is left alone after boot
 * @param coolDown least time between two actions on one service; doubles with each action that did
 *     not help
 * @param coolDownMost the back-off's upper end
 * @param serviceBudget actions per window on one service
 * @param hostBudget actions per window on the host
 * @param outAtOnce how many services may be out at the same time
 * @param stormAt from how many sick services on it is a storm: then one at a time, gentlest first
 * @param timetable when rules may act and services may be acted on, by wall time
 * @param groups services that share a budget, or of which only some may be out
 */
public record Terms(
    List<String> candidates,
    List<String> mayTakeAlong,
    List<String> protectedServices,
    Duration startGrace,
    Duration bootGrace,
    Duration coolDown,
    Duration coolDownMost,
    Budget serviceBudget,
    Budget hostBudget,
    int outAtOnce,
    int stormAt,
    Timetable timetable,
    List<Group> groups) {
  public Terms {
    groups = List.copyOf(groups);
    if (groups.size() > Group.MOST) {
      throw new IllegalArgumentException("at most " + Group.MOST + " groups");
    }
    candidates = List.copyOf(candidates);
    mayTakeAlong = List.copyOf(mayTakeAlong);
    protectedServices = List.copyOf(protectedServices);
  }

  /** Terms without groups. */
  public Terms(
      List<String> candidates,
      List<String> mayTakeAlong,
      List<String> protectedServices,
      Duration startGrace,
      Duration bootGrace,
      Duration coolDown,
      Duration coolDownMost,
      Budget serviceBudget,
      Budget hostBudget,
      int outAtOnce,
      int stormAt,
      Timetable timetable) {
    this(
        candidates,
        mayTakeAlong,
        protectedServices,
        startGrace,
        bootGrace,
        coolDown,
        coolDownMost,
        serviceBudget,
        hostBudget,
        outAtOnce,
        stormAt,
        timetable,
        List.of());
  }

  /** So many actions per window, at most {@link #MOST_ACTIONS}; none at all forbids them. */
  public record Budget(int actions, Duration window) {
    /** The largest budget; it bounds how many spent tokens are kept. */
    public static final int MOST_ACTIONS = 64;

    public Budget {
      if (actions < 0 || actions > MOST_ACTIONS || !window.isPositive()) {
        throw new IllegalArgumentException(
            "a budget is 0 to "
                + MOST_ACTIONS
                + " actions per positive window, not "
                + actions
                + " per "
                + window);
      }
    }
  }
}

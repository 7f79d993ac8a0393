package io.staunch.core.guard;

import io.staunch.core.attribute.Surroundings;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@link Standing} written down.
 *
 * @param pasts by service
 * @param underWay orders in the order of their numbers
 * @param flag the first line of a pause flag that lies there
 * @param resumedAfter the newest order when the last pause ended
 */
public record StandingState(
    Budgets budgets,
    SortedMap<String, OfService> pasts,
    List<UnderWay> underWay,
    List<String> readyChannels,
    Optional<Pause> pause,
    Optional<String> flag,
    Optional<Long> resumedAfter,
    Moment now,
    Surroundings surroundings,
    Optional<String> clockDoubt,
    long newestOrder) {
  public StandingState {
    pasts = Collections.unmodifiableSortedMap(new TreeMap<>(pasts));
    underWay = List.copyOf(underWay);
    readyChannels = List.copyOf(readyChannels);
  }

  /** A service's past. */
  public record OfService(
      List<Moment> starts,
      List<Bar> bars,
      Optional<Incarnation> life,
      Optional<Moment> foreignStart,
      Optional<Long> underWay,
      Optional<Act> lastAct,
      Optional<Act> actBefore,
      Optional<Disturbed> disturbed,
      int doublings) {
    public OfService {
      starts = List.copyOf(starts);
      bars = List.copyOf(bars);
    }
  }

  /** A rung that is not repeated. */
  public record Bar(Rung rung, String reason) {}

  /**
   * An action: its order, what it was, and when it was last heard of.
   *
   * @param acted false where it ended without having done anything
   */
  public record Act(long order, Rung rung, Moment at, boolean acted) {}

  /** The life that an order was meant for, so that it gets no second one. */
  public record Disturbed(long order, Incarnation life) {}

  /** An order under way and every service that it takes down. */
  public record UnderWay(long order, List<String> members) {
    public UnderWay {
      members = List.copyOf(members);
    }
  }

  /** A pause that a person ordered; without a duration until resumed. */
  public record Pause(String by, String reason, Optional<Duration> forHow, Moment at) {}

  /**
   * What a treasury has signed.
   *
   * @param out permits: the order that each service is out for
   */
  public record Budgets(SortedMap<String, Long> out, Spending hard, Spending soft) {
    public Budgets {
      out = Collections.unmodifiableSortedMap(new TreeMap<>(out));
    }
  }

  /**
   * Tokens that were spent on one kind of action: by service, and on the host together.
   *
   * @param serial of the newest token
   */
  public record Spending(SortedMap<String, Account> services, Account host, long serial) {
    public Spending {
      services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    }
  }

  /**
   * Tokens of one spender, oldest first.
   *
   * @param renewedUpTo serial of the newest token that no longer counts for the service itself
   */
  public record Account(List<Spent> spent, long renewedUpTo) {
    public Account {
      spent = List.copyOf(spent);
    }
  }

  /**
   * One token and the order that it was spent on.
   *
   * @param serial rises with each token of the whole purse
   */
  public record Spent(long order, Moment at, long serial) {}
}

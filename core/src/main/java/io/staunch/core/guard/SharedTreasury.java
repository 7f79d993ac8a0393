package io.staunch.core.guard;

import io.staunch.core.fleet.Moment;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One signer for several hosts: budgets, and how many services are out, are counted over all of
 * them. A service is known by its name, on whichever host it runs; each host's engine has a seat.
 *
 * <p>It lives as long as its process and has no memory beyond. All moments must be of one clock.
 */
public final class SharedTreasury {
  /** Hosts that can have a seat. */
  public static final int MOST_HOSTS = 1024;

  private final OwnTreasury tokens = new OwnTreasury("the fleet");
  private final SortedMap<String, Seat> seats = new TreeMap<>();

  /**
   * The treasury as the engine of one host sees it; the same seat for the same name.
   *
   * @throws IllegalStateException beyond {@link #MOST_HOSTS}
   */
  public Treasury seat(String host) {
    if (!seats.containsKey(host) && seats.size() == MOST_HOSTS) {
      throw new IllegalStateException("at most " + MOST_HOSTS + " hosts share a treasury");
    }
    return seats.computeIfAbsent(host, _ -> new Seat(seats.size()));
  }

  /** Every service that is out anywhere, as {@code web on app-1}. */
  private SortedSet<String> outAnywhere() {
    SortedSet<String> all = new TreeSet<>();
    seats.forEach(
        (host, seat) -> seat.out().keySet().forEach(service -> all.add(service + " on " + host)));
    return all;
  }

  /** The same without their hosts, as often as each is out. */
  private List<String> names() {
    return seats.values().stream().flatMap(seat -> seat.out().keySet().stream()).toList();
  }

  private final class Seat implements Treasury {
    private final OwnTreasury permits = new OwnTreasury();
    private final int index;

    Seat(int index) {
      this.index = index;
    }

    /** Orders are numbered by each host for itself. */
    private long ticket(long order) {
      return order * MOST_HOSTS + index;
    }

    @Override
    public Optional<String> shortOfTokens(Claim claim, Terms terms, Moment now) {
      return tokens.shortOfTokens(claim, terms, now);
    }

    @Override
    public Optional<String> shortOfPermits(Claim claim, Terms terms) {
      return permits
          .held(claim)
          .or(() -> OwnTreasury.tooMany(outAnywhere(), claim, terms))
          .or(() -> GroupPermits.tooMany(names(), claim, terms));
    }

    @Override
    public void charge(long order, Claim claim, Moment at) {
      tokens.charge(ticket(order), claim, at);
      permits.charge(order, claim, at);
    }

    @Override
    public void overdraw(String service, Moment at) {
      tokens.overdraw(service, at);
    }

    @Override
    public void release(long order) {
      tokens.release(ticket(order));
      permits.release(order);
    }

    @Override
    public void withdraw(long order) {
      tokens.withdraw(ticket(order));
      permits.withdraw(order);
    }

    @Override
    public void acknowledge(String service, List<Long> underWay) {
      tokens.acknowledge(service, List.of());
      permits.acknowledge(service, underWay);
    }

    @Override
    public SortedMap<String, Long> out() {
      return permits.out();
    }

    /** What this host holds; what all have spent stays with the signer. */
    @Override
    public StandingState.Budgets state() {
      return permits.state();
    }

    @Override
    public void resume(StandingState.Budgets state) {
      permits.resume(state);
    }
  }
}

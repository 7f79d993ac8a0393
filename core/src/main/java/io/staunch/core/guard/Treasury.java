package io.staunch.core.guard;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Moment;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Signs what may be spent: a RateToken lets one service be acted on once per window, an
 * OutagePermit lets it be out. Who signs is a matter of placement: {@link OwnTreasury} is the first
 * signer, a server's the second. Values in, values out; nothing here waits for an answer.
 */
public interface Treasury {
  /** Why there are not enough RateTokens for the claim at {@code now}; empty where there are. */
  Optional<String> shortOfTokens(Claim claim, Terms terms, Moment now);

  /** Why there are not enough OutagePermits for the claim; empty where there are. */
  Optional<String> shortOfPermits(Claim claim, Terms terms);

  /**
   * Spends the claim's tokens and takes its permits at intent, whether or not there were enough.
   */
  void charge(long order, Claim claim, Moment at);

  /**
   * Somebody else restarted the service, or the kernel killed it: that spends a token that nobody
   * asked for.
   */
  void overdraw(String service, Moment at);

  /**
   * The order's members were seen healthy, or nothing was done to them: their permits return. Never
   * called by time.
   */
  void release(long order);

  /** The intent never left: tokens and permits are as before it. */
  void withdraw(long order);

  /**
   * A person says so: the service's tokens are new, and its permits return except those of {@code
   * underWay}.
   */
  void acknowledge(String service, List<Long> underWay);

  /** Services that hold a permit, with the order that took it. */
  SortedMap<String, Long> out();

  /** Everything that was signed; {@link #resume} takes it. */
  StandingState.Budgets state();

  void resume(StandingState.Budgets state);

  /**
   * What one action spends.
   *
   * @param members every service that goes down, the named one among them; each spends a token and
   *     a permit
   * @param soft a gentle rung: its tokens are counted apart, so that reloads never use up the
   *     restarts
   */
  record Claim(String service, boolean soft, List<String> members) {
    public Claim {
      members = List.copyOf(members);
    }

    /**
     * The claim of one rung on a service and what goes down with it; the service is always a
     * member.
     */
    public static Claim of(String service, Rung rung, List<String> impact) {
      SortedSet<String> members = new TreeSet<>(impact);
      members.add(service);
      return new Claim(service, !rung.endsLife(), List.copyOf(members));
    }
  }
}

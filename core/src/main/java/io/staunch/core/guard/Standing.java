package io.staunch.core.guard;

import io.staunch.core.attribute.Surroundings;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Treasury.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What guards need to know beside the request: a fold over what was written to the ledger plus the
 * newest surroundings. The same facts in the same order give the same standing, so it is rebuilt
 * after a restart and never stored.
 */
public final class Standing {
  /** Services whose past is kept; one beyond them is not tracked and therefore never acted on. */
  public static final int MOST_SERVICES = 1024;

  /** Notify channels whose test is remembered. */
  public static final int MOST_CHANNELS = 64;

  private final Treasury treasury;
  private final SortedMap<String, Past> pasts = new TreeMap<>();
  private final SortedSet<String> testedChannels = new TreeSet<>();
  private Moment now = new Moment(Instant.EPOCH, Duration.ZERO, "");
  private Surroundings surroundings = Surroundings.QUIET;
  private Optional<Pause> pause = Optional.empty();
  private Optional<String> clockDoubt = Optional.empty();
  private long newestOrder = 0;
  // after a pause the line resumes with one action at a time, until an order above this number was
  // seen up
  private Optional<Long> resumedAfter = Optional.empty();

  /** A standing whose budgets this engine signs itself. */
  public Standing() {
    this(new OwnTreasury());
  }

  public Standing(Treasury treasury) {
    this.treasury = treasury;
  }

  private record Pause(String by, String reason, Optional<Duration> forHow, Moment at) {}

  // ---- the fold
  // -------------------------------------------------------------------------------------------------

  /** Time went on to {@code at}; an earlier moment of the same boot is ignored. */
  public void now(Moment at) {
    if (at.bootId().equals(now.bootId()) && at.boot().compareTo(now.boot()) < 0) {
      return;
    }
    now = at;
    if (pause.isPresent() && left(pause.get()).map(left -> !left.isPositive()).orElse(false)) {
      endPause();
    }
  }

  public void see(Surroundings newest) {
    if (surroundings.pauseFlag().isPresent() && newest.pauseFlag().isEmpty()) {
      resumedAfter = Optional.of(newestOrder);
    }
    surroundings = newest;
  }

  /**
   * A new life was seen; the same life told again changes nothing. Whoever else restarted it spent
   * a token, even one that the budget did not hold; the first life ever seen of a service is no
   * restart.
   */
  public void started(String service, Incarnation life, boolean ours, Moment at) {
    now(at);
    past(service)
        .ifPresent(past -> {
          if (past.begin(life, ours, at) && !ours) {
            treasury.overdraw(service, at);
          }
        });
  }

  /**
   * An order was intended: it counts from here on, whatever becomes of it. A repeated number is the
   * same order.
   */
  public void intended(
      long order, String service, Incarnation expected, Rung rung, List<String> impact, Moment at) {
    now(at);
    if (underWay().contains(order)) {
      return;
    }
    newestOrder = StrictMath.max(newestOrder, order);
    Claim claim = Claim.of(service, rung, impact);
    for (String member : claim.members()) {
      past(member).ifPresent(past -> past.intend(order, rung, at));
    }
    past(service).ifPresent(past -> past.expect(expected));
    treasury.charge(order, claim, at);
  }

  /** As above for a restart of the life that was last seen. */
  public void intended(long order, String service, List<String> impact, Moment at) {
    Incarnation life =
        Optional.ofNullable(pasts.get(service)).flatMap(Past::life).orElse(Past.UNKNOWN_LIFE);
    intended(order, service, life, Rung.RESTART, impact, at);
  }

  /**
   * An order ended. Its token stays charged: done, failed, unknown and held orders count alike.
   *
   * @param acted false only where it is certain that nothing was done: the permit returns and the
   *     life may be asked for again after the cool-down
   */
  public void ended(long order, boolean acted, Moment at) {
    now(at);
    for (Past past : pasts.values()) {
      past.end(order, acted, at);
    }
    if (!acted) {
      treasury.release(order);
    }
  }

  /**
   * An intent never left this engine, since it could not be written down: as if it had never been.
   */
  public void withdrawn(long order) {
    for (Past past : pasts.values()) {
      past.withdraw(order);
    }
    treasury.withdraw(order);
  }

  /**
   * Every member of the order was seen healthy: its permit returns. Too early while the order is
   * under way.
   */
  public void seenUp(long order) {
    if (underWay().contains(order)) {
      return;
    }
    treasury.release(order);
    resumedAfter = resumedAfter.filter(last -> order <= last);
  }

  /**
   * Whether the last action bought enough: false doubles the service's cool-down, true ends the
   * back-off.
   */
  public void worth(String service, boolean helped, Moment at) {
    now(at);
    past(service).ifPresent(past -> past.worth(helped));
  }

  public void barred(String service, Rung rung, String reason) {
    past(service).ifPresent(past -> past.bar(rung, reason));
  }

  /**
   * A person has seen it: lifts the service's bars, its back-off, its own budget and the permits of
   * its ended orders. The host's budget frees by time alone, and an order under way stays under
   * way.
   */
  public void acknowledged(String service) {
    past(service).ifPresent(Past::acknowledge);
    treasury.acknowledge(service, underWay());
  }

  public void paused(String by, String reason, Optional<Duration> forHow, Moment at) {
    now(at);
    pause = Optional.of(new Pause(by, reason, forHow, at));
  }

  public void resumed(Moment at) {
    now(at);
    if (pause.isPresent()) {
      endPause();
    }
  }

  private void endPause() {
    pause = Optional.empty();
    resumedAfter = Optional.of(newestOrder);
  }

  public void channelTested(String channel, boolean passed) {
    if (!passed) {
      testedChannels.remove(channel);
    } else if (testedChannels.size() < MOST_CHANNELS) {
      testedChannels.add(channel);
    }
  }

  public void clockDoubted(String reason) {
    clockDoubt = Optional.of(reason);
  }

  public void clockTrusted() {
    clockDoubt = Optional.empty();
  }

  private Optional<Past> past(String service) {
    if (!tracks(service)) {
      return Optional.empty();
    }
    return Optional.of(pasts.computeIfAbsent(service, name -> new Past()));
  }

  // ---- questions
  // ------------------------------------------------------------------------------------------------

  public Moment now() {
    return now;
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public Treasury treasury() {
    return treasury;
  }

  /**
   * The time that has certainly passed since {@code earlier}: after a reboot only the age of this
   * boot is certain, so every wait begins again in full.
   */
  public Duration certainlySince(Moment earlier) {
    Duration passed = now.since(earlier).orElse(now.boot());
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  /** Whether the service's past is kept; without it there is nothing to judge by. */
  public boolean tracks(String service) {
    return pasts.containsKey(service) || pasts.size() < MOST_SERVICES;
  }

  /** Rungs that are not repeated on the service until acknowledged, gentlest first. */
  public List<Rung> bars(String service) {
    return about(service).bars();
  }

  /**
   * Number of the order under way that takes the service down, its own or one it goes along with.
   */
  public Optional<Long> underWay(String service) {
    return about(service).underWay();
  }

  /** Numbers of all orders under way, rising. */
  public List<Long> underWay() {
    NavigableSet<Long> orders = new TreeSet<>();
    for (Past past : pasts.values()) {
      past.underWay().ifPresent(orders::add);
    }
    return new ArrayList<>(orders);
  }

  /** Who paused what for how long, as half a sentence; empty while nothing is paused. */
  public Optional<String> pause() {
    if (surroundings.pauseFlag().isPresent()) {
      return surroundings
          .pauseFlag()
          .map(line -> "by the flag file" + (line.isBlank() ? "" : " (" + line + ")"));
    }
    return pause.map(held ->
        "by "
            + held.by()
            + " "
            + Spoken.passed(certainlySince(held.at()))
            + " ago"
            + (held.reason().isBlank() ? "" : " (" + held.reason() + ")")
            + left(held).map(left -> "; it ends by itself in " + Spoken.left(left)).orElse(""));
  }

  /** Whether a pause has ended and no action since was seen healthy: then one at a time. */
  public boolean resuming() {
    return resumedAfter.isPresent();
  }

  /** Why the clock is doubted; empty while it is trusted. */
  public Optional<String> clockDoubt() {
    return clockDoubt;
  }

  /** Whether a notify channel has passed its newest test. */
  public boolean channelReady() {
    return !testedChannels.isEmpty();
  }

  private Optional<Duration> left(Pause held) {
    return held.forHow().map(forHow -> forHow.minus(certainlySince(held.at())));
  }

  /** What is known of a service; never null, and not to be changed where nothing is known yet. */
  Past about(String service) {
    return Optional.ofNullable(pasts.get(service)).orElseGet(Past::new);
  }
}

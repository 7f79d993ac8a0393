package io.staunch.core.guard;

import io.staunch.core.attribute.Surroundings;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Treasury.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
  private final Pasts pasts = new Pasts();
  private final UnderWay underWay = new UnderWay();
  private final SortedSet<String> readyChannels = new TreeSet<>();
  private final Pauses pauses = new Pauses();
  private Moment now = new Moment(Instant.EPOCH, Duration.ZERO, "");
  private Surroundings surroundings = Surroundings.QUIET;
  private Optional<String> clockDoubt = Optional.empty();
  private long newestOrder = 0;

  /** A standing whose budgets this engine signs itself. */
  public Standing() {
    this(new OwnTreasury());
  }

  public Standing(Treasury treasury) {
    this.treasury = treasury;
  }

  /** All of it, written down; {@link #resume} takes it. */
  public StandingState state() {
    return new StandingState(
        treasury.state(),
        pasts.state(),
        underWay.state(),
        List.copyOf(readyChannels),
        pauses.command(),
        pauses.flag(),
        pauses.resumedAfter(),
        now,
        surroundings,
        clockDoubt,
        newestOrder);
  }

  /** Takes up in a fresh standing what was written down of another. */
  public void resume(StandingState state) {
    treasury.resume(state.budgets());
    pasts.resume(state.pasts());
    underWay.resume(state.underWay());
    readyChannels.addAll(state.readyChannels());
    pauses.resume(state);
    now = state.now();
    surroundings = state.surroundings();
    clockDoubt = state.clockDoubt();
    newestOrder = state.newestOrder();
  }

  /** Time went on to {@code at}; an earlier moment of the same boot is ignored. */
  public void now(Moment at) {
    if (at.bootId().equals(now.bootId()) && at.boot().compareTo(now.boot()) < 0) {
      return;
    }
    now = at;
    pauses.now(now, newestOrder);
  }

  public void see(Surroundings newest) {
    surroundings = newest;
    pauses.flag(newest.pauseFlag(), newestOrder);
  }

  /**
   * A service was started anew by us or by somebody else; the same life told again changes nothing,
   * and the life that was there when we came is not told. Somebody else's restart, a healed OOM
   * kill too, spends a token that the budget need not hold.
   */
  public void started(String service, Incarnation life, boolean ours, Moment at) {
    now(at);
    boolean anew = pasts.of(service).map(past -> past.begin(life, ours, at)).orElse(true);
    if (anew && !ours) {
      treasury.overdraw(service, at);
    }
  }

  /**
   * An order was intended: it counts from here on, whatever becomes of it. A repeated number is the
   * same order.
   */
  public void intended(
      long order, String service, Incarnation expected, Rung rung, List<String> impact, Moment at) {
    now(at);
    if (underWay.has(order)) {
      return;
    }
    newestOrder = StrictMath.max(newestOrder, order);
    Claim claim = Claim.of(service, rung, impact);
    for (String member : claim.members()) {
      boolean itself = member.equals(service);
      pasts
          .of(member)
          .ifPresent(past -> {
            if (itself) {
              past.intend(order, rung, expected, at);
            } else {
              past.goAlong(order, rung, at);
            }
          });
    }
    underWay.add(order, claim.members());
    treasury.charge(order, claim, at);
  }

  /**
   * An order ended. Its token stays charged: done, failed, unknown and held orders count alike.
   *
   * @param acted false only where it is certain that nothing was done: the permit returns, and the
   *     life may be asked for again after the cool-down
   */
  public void ended(long order, boolean acted, Moment at) {
    now(at);
    Optional<List<String>> members = underWay.remove(order);
    members.stream()
        .flatMap(List::stream)
        .forEach(member -> pasts.of(member).ifPresent(past -> past.end(order, acted, at)));
    if (members.isPresent() && !acted) {
      treasury.release(order);
    }
  }

  /** An intent could not be written down and never left this engine: as if it had never been. */
  public void withdrawn(long order) {
    Optional<List<String>> members = underWay.remove(order);
    members.stream()
        .flatMap(List::stream)
        .forEach(member -> pasts.of(member).ifPresent(past -> past.withdraw(order)));
    if (members.isPresent()) {
      treasury.withdraw(order);
    }
  }

  /**
   * Every member of the order was seen healthy: its permit returns. Ignored while the order is
   * under way.
   */
  public void seenUp(long order) {
    if (!underWay.has(order)) {
      treasury.release(order);
      pauses.seenUp(order);
    }
  }

  /**
   * Whether the last action bought enough: false doubles the service's cool-down, true ends the
   * back-off.
   */
  public void worth(String service, boolean helped, Moment at) {
    now(at);
    pasts.of(service).ifPresent(past -> past.worth(helped));
  }

  public void barred(String service, Rung rung, String reason) {
    pasts.of(service).ifPresent(past -> past.bar(rung, reason));
  }

  /**
   * A person has seen it: lifts the service's bars, its back-off, its own budget and the permits of
   * its ended orders. The host's budget frees by time alone, and an order under way stays under
   * way.
   */
  public void acknowledged(String service) {
    pasts.of(service).ifPresent(Past::acknowledge);
    treasury.acknowledge(service, underWay());
  }

  /** A person paused the line; with a duration it ends by itself, on the boot clock. */
  public void paused(String by, String reason, Optional<Duration> forHow, Moment at) {
    now(at);
    pauses.pause(by, reason, forHow, at);
  }

  public void resumed(Moment at) {
    now(at);
    pauses.resume(newestOrder);
  }

  public void channelTested(String channel, boolean passed) {
    if (!passed) {
      readyChannels.remove(channel);
    } else if (readyChannels.size() < MOST_CHANNELS) {
      readyChannels.add(channel);
    }
  }

  public void clockDoubted(String reason) {
    clockDoubt = Optional.of(reason);
  }

  public void clockTrusted() {
    clockDoubt = Optional.empty();
  }

  public Moment now() {
    return now;
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public Treasury treasury() {
    return treasury;
  }

  /** Whether the service's past is kept; without it there is nothing to judge by. */
  public boolean tracks(String service) {
    return pasts.tracks(service);
  }

  /** Rungs that are not repeated on the service until acknowledged, gentlest first. */
  public List<Rung> bars(String service) {
    return about(service).bars();
  }

  /** Number of the order under way that the service is a member of. */
  public Optional<Long> underWay(String service) {
    return about(service).underWay();
  }

  /** Numbers of all orders under way, rising. */
  public List<Long> underWay() {
    return underWay.numbers();
  }

  /**
   * Who paused the line and until when, as the end of a sentence that begins with "paused"; empty
   * where nobody did.
   */
  public Optional<String> pause() {
    return pauses.spoken(now);
  }

  /** Whether a pause has ended and no action since was seen healthy: then one action at a time. */
  public boolean resuming() {
    return pauses.resuming();
  }

  /**
   * What one action at a time has to wait for; empty when every order has ended and was seen
   * healthy.
   */
  public Optional<String> busy() {
    List<Long> orders = underWay();
    if (!orders.isEmpty()) {
      return Optional.of("order " + orders.getFirst() + " is under way");
    }
    return treasury.out().entrySet().stream()
        .findFirst()
        .map(out -> out.getKey() + " was not seen healthy since order " + out.getValue());
  }

  /** Why the clock is doubted; empty while it is trusted. */
  public Optional<String> clockDoubt() {
    return clockDoubt;
  }

  /** Whether a notify channel has passed its newest test. */
  public boolean channelReady() {
    return !readyChannels.isEmpty();
  }

  /**
   * The time that has certainly passed since {@code earlier}: after a reboot only the age of this
   * boot is certain.
   */
  public Duration certainlySince(Moment earlier) {
    return Passed.certainly(earlier, now);
  }

  /** What is known of a service, for guards to read. */
  Past about(String service) {
    return pasts.about(service);
  }
}

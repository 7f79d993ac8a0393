package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.guard.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What time, others and our own past must have allowed at the moment an intent is noted. */
final class Timing {
  private static final Duration CLOCK_SETTLE = Duration.ofMinutes(10);

  private final Account account;
  private final Decisions decisions;
  private final Windows windows = new Windows();

  Timing(Account account, Decisions decisions) {
    this.account = account;
    this.decisions = decisions;
  }

  List<Invariant> all() {
    return List.of(
        decisions.on("clock", "nothing is done while the clock is in doubt", this::clock),
        decisions.on("window", "nothing is begun outside its windows", windows::broken),
        decisions.on("boot-grace", "a host that booted moments ago is left alone", this::bootGrace),
        decisions.on("start-grace", "a young life is left alone", this::startGrace),
        decisions.on("others", "nothing is done while others are at work", this::others),
        decisions.on("one-order", "one order at a time on a service", this::oneOrder),
        decisions.on("one-per-life", "one order per life that ends it", this::onePerLife),
        decisions.on("cool-down", "a cool-down lies between two acts on a service", this::coolDown),
        decisions.on("storm", "in a storm one action at a time", this::storm),
        decisions.on(
            "start-limit", "the last start of an interval is never spent", this::startLimit));
  }

  private Optional<String> clock(Deed deed) {
    Moment now = deed.decided();
    boolean stepped =
        account
            .clock()
            .stepped()
            .flatMap(now::since)
            .map(passed -> passed.compareTo(CLOCK_SETTLE) < 0)
            .orElse(false);
    return when(stepped, "wall time stepped less than 10 min ago")
        .or(() -> when(account.clock().isLost(), "synchronisation is lost"))
        .or(() ->
            when(
                account.ledgered().clockDoubted().isPresent(),
                "the ledger says that the clock is in doubt"));
  }

  private Optional<String> bootGrace(Deed deed) {
    return when(
        deed.decided().boot().compareTo(terms(deed).bootGrace()) < 0,
        "the host booted " + deed.decided().boot() + " ago");
  }

  private Optional<String> startGrace(Deed deed) {
    Duration grace = terms(deed).startGrace();
    Optional<Duration> own = present(deed, deed.service()).map(ServiceSample.Present::age);
    if (own.isPresent() && own.get().compareTo(grace) < 0) {
      return Optional.of("it started " + own.get() + " ago");
    }
    for (String member : deed.members()) {
      for (Restarts.Restart restart : account.restarts().of(member)) {
        boolean along = !member.equals(deed.service());
        if (along && Account.certainly(deed.decided(), restart.at()).compareTo(grace) < 0) {
          return Optional.of(member + " was seen to start less than " + grace + " ago");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> others(Deed deed) {
    Optional<String> packages =
        deed.sample().map(Sample::surroundings).flatMap(Surroundings::packageManager);
    if (packages.isPresent()) {
      return Optional.of(packages.get() + " runs");
    }
    int tracer = present(deed, deed.service()).flatMap(ServiceSample.Present::tracer).orElse(0);
    if (tracer != 0) {
      return Optional.of("a debugger is attached");
    }
    for (String member : deed.members()) {
      for (Restarts.Restart restart : account.restarts().of(member)) {
        if (!restart.ours()
            && Account.certainly(deed.decided(), restart.at()).compareTo(terms(deed).coolDown())
                < 0) {
          return Optional.of("somebody else restarted " + member + " moments ago");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> oneOrder(Deed deed) {
    return decisions
        .others(deed)
        .filter(other -> other.ended().isEmpty() && share(deed, other))
        .findFirst()
        .map(other -> "order " + other.number() + " has not ended");
  }

  private static boolean share(Deed one, Deed other) {
    return one.members().stream().anyMatch(other.members()::contains);
  }

  private Optional<String> onePerLife(Deed deed) {
    Incarnation life = deed.order().expected();
    return decisions
        .others(deed)
        .filter(other -> deed.endsLife() && other.endsLife() && other.disrupted().isPresent())
        .filter(other -> other.order().expected().equals(life) && !other.isAcknowledged())
        .findFirst()
        .map(other -> "order " + other.number() + " was for the same life");
  }

  private Optional<String> coolDown(Deed deed) {
    for (String member : deed.members()) {
      Duration wait = wait(terms(deed), account.ledgered().doublings(member));
      Optional<Deed> recent =
          decisions
              .others(deed)
              .filter(other -> other.members().contains(member))
              .filter(other ->
                  other
                      .disrupted()
                      .map(at -> Account.certainly(deed.decided(), at).compareTo(wait) < 0)
                      .orElse(false))
              .findFirst();
      if (recent.isPresent()) {
        return Optional.of(
            "order " + recent.get().number() + " was less than " + wait + " ago on " + member);
      }
    }
    return Optional.empty();
  }

  private static Duration wait(Terms terms, int doublings) {
    Duration most =
        terms.coolDownMost().compareTo(terms.coolDown()) > 0
            ? terms.coolDownMost()
            : terms.coolDown();
    Duration wait = terms.coolDown();
    for (int i = 0; i < doublings && wait.compareTo(most) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(most) < 0 ? wait : most;
  }

  private Optional<String> storm(Deed deed) {
    long sick = deed.sample().map(sample -> Limits.passedAtOnce(deed.rules(), sample)).orElse(0L);
    boolean busy =
        decisions
            .others(deed)
            .anyMatch(
                other -> other.isOut() || (other.ended().isEmpty() && !other.began().isEmpty()));
    return when(
        sick >= terms(deed).stormAt() && busy,
        sick + " services are over their limits and another order is not done");
  }

  private Optional<String> startLimit(Deed deed) {
    StartLimit limit = deed.rules().watched(deed.service()).startLimit();
    if (!deed.endsLife() || limit.burst() <= 0 || !limit.interval().isPositive()) {
      return Optional.empty();
    }
    long starts =
        account.restarts().of(deed.service()).stream()
            .filter(restart -> isWithin(restart.at(), limit.interval(), deed.decided()))
            .count();
    return when(
        starts > limit.burst() - 1,
        starts + " starts were seen in the interval, " + limit.burst() + " are allowed");
  }

  private static boolean isWithin(Moment at, Duration interval, Moment now) {
    return now.since(at).map(passed -> passed.compareTo(interval) < 0).orElse(false);
  }

  private static Terms terms(Deed deed) {
    return deed.rules().terms();
  }

  private static Optional<ServiceSample.Present> present(Deed deed, String service) {
    return deed.sample().flatMap(sample -> Account.present(sample, service));
  }
}

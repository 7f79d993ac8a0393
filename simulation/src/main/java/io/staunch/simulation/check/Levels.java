package io.staunch.simulation.check;

import io.staunch.core.attribute.Sample;
import io.staunch.core.detect.Condition;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset.Rule;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.simulation.host.SimHost;
import io.staunch.simulation.host.SimService;
import io.staunch.simulation.seen.Happening;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far each rule's limit is used and since when it has been passed, measured on the world itself
 * at each sample, not on what the sample says.
 */
final class Levels {
  /** So much above a limit that no rounding matters. */
  private static final double SURELY = 1.005;

  private final Account account;
  private final World world;
  private final SimHost host;
  private final Map<String, Passing> passing = new TreeMap<>();
  private boolean writes = true;

  /**
   * @param since from when on every sample was above the level that clears
   * @param over from when on every sample was surely above the limit, well to be seen, and nothing
   *     was being done about it
   * @param readings regular readings above the limit in this life
   */
  record Passing(
      Optional<Incarnation> life, Optional<Moment> since, Optional<Moment> over, int readings) {
    static final Passing NOTHING =
        new Passing(Optional.empty(), Optional.empty(), Optional.empty(), 0);
  }

  Levels(Account account, World world, SimHost host) {
    this.account = account;
    this.world = world;
    this.host = host;
  }

  void see(Happening happening) {
    switch (happening) {
      case Happening.AgentStarted _ -> {
        passing.clear();
        writes = true;
      }
      case Happening.Heard(Event.PolicyChanged _) -> passing.clear();
      case Happening.Unsampled _ -> forgetOver();
      case Happening.Recorded(var _, boolean durable) -> writes = durable;
      case Happening.Sampled(Sample sample) ->
          account.rules().rules().forEach(rule -> sampled(rule, sample));
      default -> {}
    }
  }

  /** Where nothing is seen or written, nothing need be judged. */
  private void forgetOver() {
    passing.replaceAll(
        (rule, p) -> new Passing(p.life(), p.since(), Optional.empty(), p.readings()));
  }

  Passing of(Rule rule) {
    return passing.getOrDefault(rule.name(), Passing.NOTHING);
  }

  private void sampled(Rule rule, Sample sample) {
    Passing before = of(rule);
    Optional<Incarnation> life = life(rule);
    boolean same = before.life().equals(life);
    double level = level(rule);
    boolean clear = level < clearBelow(rule);
    boolean over = level > SURELY && writes && isToBeSeen(rule, sample) && !isUnderWay(rule);
    boolean counts = level > 1 && !sample.betweenTicks();
    passing.put(
        rule.name(),
        new Passing(
            life,
            clear ? Optional.empty() : since(same ? before.since() : Optional.empty(), sample),
            over ? since(same ? before.over() : Optional.empty(), sample) : Optional.empty(),
            (same ? before.readings() : 0) + (counts ? 1 : 0)));
  }

  /** What is being acted upon need not be judged. */
  private boolean isUnderWay(Rule rule) {
    return account.deeds().stream()
        .anyMatch(deed -> deed.isOpen() && rule.services().contains(deed.service()));
  }

  private static Optional<Moment> since(Optional<Moment> before, Sample sample) {
    return before
        .filter(moment -> sample.at().since(moment).isPresent())
        .or(() -> Optional.of(sample.at()));
  }

  private boolean isToBeSeen(Rule rule, Sample sample) {
    return !(rule.condition() instanceof Condition.ServiceLimit)
        || Account.present(sample, rule.services().getFirst())
            .filter(present -> !present.overdue())
            .isPresent();
  }

  private Optional<Incarnation> life(Rule rule) {
    return rule.condition() instanceof Condition.ServiceLimit
        ? service(rule).life()
        : Optional.empty();
  }

  private SimService service(Rule rule) {
    return host.service(rule.services().getFirst());
  }

  /** What is used, as a share of the limit. */
  double level(Rule rule) {
    return switch (rule.condition()) {
      case Condition.ServiceLimit limit -> {
        Optional<Bytes> ceiling = service(rule).traits().ceiling().map(Bytes::new);
        Bytes bytes = Limits.bytes(limit.limit(), new Bytes(host.total()), ceiling);
        yield new Bytes(service(rule).bytes(world.now())).shareOf(bytes);
      }
      case Condition.ServerLimit limit -> (double) host.used() / host.total() / limit.share();
      case Condition.Growth _ -> 0;
    };
  }

  private static double clearBelow(Rule rule) {
    return switch (rule.condition()) {
      case Condition.ServiceLimit limit -> limit.clearBelow();
      case Condition.ServerLimit limit -> limit.clearBelow();
      case Condition.Growth _ -> 0;
    };
  }

  /** How long a moment lies back, nothing where there is none. */
  static Duration back(Optional<Moment> since, Moment now) {
    return since.flatMap(now::since).orElse(Duration.ZERO);
  }
}

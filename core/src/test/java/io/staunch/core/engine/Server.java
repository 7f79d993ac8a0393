package io.staunch.core.engine;

import io.staunch.core.act.Action;
import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Timetable;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A server of values for tests of the engine: services that use what the test says, and a ledger
 * that can break.
 */
final class Server {
  static final Bytes TOTAL = Bytes.ofMebi(8192);

  private static final class Running {
    private Bytes use = Bytes.ofMebi(50);
    private int life = 1;
    private boolean up = true;
    private Duration started = Duration.ofHours(-1);
  }

  private final SortedMap<String, Running> running = new TreeMap<>();
  private final List<Entry> ledger = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Long> inquiries = new ArrayList<>();
  private Duration now = Duration.ofHours(2);
  private boolean diskWorks = true;
  private boolean measures = true;
  private Engine engine;

  Server(Ruleset rules) {
    rules.services().keySet().forEach(name -> running.put(name, new Running()));
    engine = new Engine(rules);
    send(new Event.Recovered(List.of(), List.of(), "test", at()));
    send(new Event.ChannelTested("pager", true, at()));
  }

  static Ruleset rules(Mode mode, Ruleset.Rule... rules) {
    SortedMap<String, Ruleset.Watched> services = new TreeMap<>();
    for (String name : List.of("api", "shop")) {
      services.put(name, watched(name));
    }
    Terms terms =
        new Terms(
            List.of("api", "shop"),
            List.of(),
            List.of(),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofHours(2),
            new Terms.Budget(3, Duration.ofHours(1)),
            new Terms.Budget(6, Duration.ofHours(1)),
            1,
            3,
            Timetable.NONE);
    return new Ruleset(
        "host",
        "test@1",
        mode,
        Duration.ofSeconds(1),
        services,
        new TreeMap<>(),
        List.of(rules),
        terms,
        Duration.ofMinutes(30),
        20,
        1);
  }

  /** The same rules where nobody may ever act on {@code service}. */
  static Ruleset never(String service, Ruleset rules) {
    return says(service, Stance.always(Risk.NEVER), rules);
  }

  /** The same rules where the operator says this of {@code service}. */
  static Ruleset says(String service, Stance stance, Ruleset rules) {
    SortedMap<String, Stance> risks = new TreeMap<>();
    risks.put(service, stance);
    return rules.withRisks(risks);
  }

  private static Ruleset.Watched watched(String name) {
    Optional<Action> restart = Optional.of(new Action("restart-" + name, Duration.ofSeconds(10)));
    ServiceActions actions =
        new ServiceActions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            restart,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            List.of());
    return new Ruleset.Watched(
        name, Mode.ENFORCE, actions, Duration.ofSeconds(10), new StartLimit(0, Duration.ZERO));
  }

  static Ruleset.Rule limit(long mebibytes, Sustained sustained) {
    return new Ruleset.Rule(
        "limit",
        List.of("api", "shop"),
        new Condition.ServiceLimit(new Limit.OfBytes(Bytes.ofMebi(mebibytes)), sustained, 0.9),
        Mode.ENFORCE,
        List.of(Rung.RESTART),
        false,
        Weights.EQUAL);
  }

  static Ruleset.Rule full(Duration sustained) {
    return new Ruleset.Rule(
        "full",
        List.of("api", "shop"),
        new Condition.ServerLimit(0.9, new Sustained.For(sustained), 0.95),
        Mode.ENFORCE,
        List.of(Rung.RESTART),
        false,
        Weights.EQUAL);
  }

  Moment at() {
    return new Moment(Instant.parse("2026-01-01T00:00:00Z").plus(now), now, "boot");
  }

  void uses(String service, long mebibytes) {
    running(service).use = Bytes.ofMebi(mebibytes);
  }

  /** Somebody stops a service by hand. */
  void stops(String service) {
    running(service).up = false;
  }

  private Running running(String service) {
    return Optional.ofNullable(running.get(service)).orElseThrow();
  }

  void diskWorks(boolean works) {
    diskWorks = works;
  }

  /** Whether the ruling figure of services is read in time. */
  void measures(boolean inTime) {
    measures = inTime;
  }

  /** Takes {@code ticks} samples, a second apart. */
  void tick(int ticks) {
    for (int tick = 0; tick < ticks; tick++) {
      now = now.plusSeconds(1);
      send(new Event.Sampled(sample()));
    }
  }

  void passWithoutSamples(Duration time) {
    now = now.plus(time);
    send(new Event.Ticked(at()));
  }

  /** The newest order is carried out: a new life at {@code mebibytes}. */
  void carryOut(long mebibytes) {
    Order order = orders.getLast();
    restart(order.service(), mebibytes);
    now = now.plusSeconds(3);
    end(order, Outcome.End.DONE, Optional.of(life(order.service())));
  }

  void end(Order order, Outcome.End end, Optional<Incarnation> after) {
    send(
        new Event.Ended(
            new Outcome(
                order.number(),
                order.service(),
                end,
                after,
                List.of(),
                false,
                "as the test says",
                Duration.ofSeconds(3)),
            at()));
  }

  void restart(String service, long mebibytes) {
    Running it = running(service);
    it.life++;
    it.started = now;
    it.use = Bytes.ofMebi(mebibytes);
  }

  Incarnation life(String service) {
    return new Incarnation(service + running(service).life);
  }

  /** The agent dies and starts again from its ledger. */
  void agentRestarts(Ruleset rules) {
    engine = new Engine(rules);
    send(new Event.Recovered(new ArrayList<>(ledger), List.of(), "test", at()));
  }

  void send(Event event) {
    for (Effect effect : engine.on(event)) {
      switch (effect) {
        case Effect.Note note -> {
          if (diskWorks) {
            ledger.add(note.entry());
          }
          send(new Event.Recorded(note.entry().number(), diskWorks, at()));
        }
        case Effect.Act act -> orders.add(act.order());
        case Effect.Inquire inquire -> inquiries.add(inquire.order());
        case Effect.Watch watch -> {}
        case Effect.Tell tell -> notices.add(tell.notice());
      }
    }
  }

  private Sample sample() {
    List<ServiceSample> services = new ArrayList<>();
    Bytes used = Bytes.ofMebi(1000);
    for (String name : new TreeSet<>(running.keySet())) {
      Running it = running(name);
      if (!it.up) {
        services.add(new ServiceSample.Absent(name));
        continue;
      }
      used = used.plus(it.use);
      services.add(
          new ServiceSample.Present(
              name,
              life(name),
              now.minus(it.started),
              List.of(100),
              it.use,
              measures ? Optional.of(it.use) : Optional.empty(),
              Optional.of(Bytes.ZERO),
              Optional.empty(),
              1,
              Optional.empty(),
              Optional.empty(),
              !measures));
    }
    Bytes zero = Bytes.ZERO;
    ServerMemory memory =
        new ServerMemory(
            TOTAL,
            TOTAL.minus(used),
            zero,
            used,
            zero,
            zero,
            zero,
            zero,
            zero,
            zero,
            zero,
            zero,
            Optional.empty());
    return new Sample(at(), memory, services, Surroundings.QUIET, false, Duration.ofMillis(1));
  }

  List<Order> orders() {
    return orders;
  }

  List<Notice> notices() {
    return notices;
  }

  List<Long> inquiries() {
    return inquiries;
  }

  Engine engine() {
    return engine;
  }

  List<Entry> ledger() {
    return ledger;
  }

  <F extends Fact> List<F> facts(Class<F> kind) {
    return ledger.stream().map(Entry::fact).filter(kind::isInstance).map(kind::cast).toList();
  }
}

package io.staunch.agent.main.backtest;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.act.Outcome.End;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * One host's history given to a real engine, whose ledger takes everything and whose hand always
 * succeeds.
 */
final class Rehearsal {
  /** A host that has been up for long, so that nothing waits for its boot. */
  private static final Duration UP_FOR = Duration.ofDays(30);

  private static final Duration TAKES = Duration.ofSeconds(2);

  /** As many ticks without a row as make a gap. */
  private static final int PATIENCE = 3;

  private final Engine engine;
  private final Ruleset rules;
  private final long begin;
  private final long tick;
  private final List<Player> players;
  private final NavigableMap<String, Player> byName = new TreeMap<>();
  private final Queue<Event> events = new ArrayDeque<>();
  private final List<Ending> endings = new ArrayList<>();
  private final Watch watch;
  private final List<Act> acts = new ArrayList<>();
  private boolean working;
  private long now;

  /** An order under way: what comes of it at the next tick. */
  private record Ending(Order order, List<String> members) {}

  /** What came of it. */
  record Course(List<Act> acts, List<Exhaustion> exhaustions) {}

  private Rehearsal(Ruleset rules, List<Recorded> pasts, long begin, long tick) {
    this.rules = rules;
    this.begin = begin;
    this.tick = tick;
    this.engine = new Engine(rules);
    List<Player> all = new ArrayList<>();
    for (Recorded past : pasts) {
      Player player = new Player(past, 100 + all.size());
      all.add(player);
      byName.put(past.service(), player);
    }
    this.players = List.copyOf(all);
    this.watch = new Watch(players);
  }

  /**
   * @param begin the first tick, in milliseconds of the epoch
   * @param end the last one
   */
  static Course of(Ruleset rules, List<Recorded> pasts, long begin, long end, long tick) {
    Rehearsal rehearsal = new Rehearsal(rules, pasts, begin, tick);
    rehearsal.run(end);
    return new Course(
        Judgement.of(rehearsal.acts, rehearsal.watch.seen(), pasts, end), rehearsal.watch.seen());
  }

  private void run(long end) {
    now = begin;
    on(new Event.Recovered(List.of(), List.of(), "back-test", moment()));
    on(new Event.ChannelTested("back-test", true, moment()));
    for (; now <= end; now += tick) {
      players.forEach(player -> player.advance(now));
      List<Ending> due = List.copyOf(endings);
      endings.clear();
      due.forEach(this::finish);
      sample()
          .ifPresentOrElse(
              sample -> on(new Event.Sampled(sample)), () -> on(new Event.Ticked(moment())));
    }
  }

  private Moment moment() {
    return new Moment(
        Instant.ofEpochMilli(now), UP_FOR.plus(Duration.ofMillis(now - begin)), "back-test");
  }

  /** Empty where nothing was measured around this time. */
  private Optional<Sample> sample() {
    List<ServiceSample> services = new ArrayList<>(players.size());
    long newest = Long.MIN_VALUE;
    long used = 0;
    long total = 0;
    long won = 0;
    for (Player player : players) {
      if (!player.isSeen(now, PATIENCE * tick)) {
        continue;
      }
      services.add(player.sample(now));
      won += player.won();
      int row = player.row();
      if (player.past().at(row) > newest) {
        newest = player.past().at(row);
        used = player.past().used(row);
        total = player.past().total(row);
      }
    }
    if (services.isEmpty()) {
      return Optional.empty();
    }
    watch.look(now, PATIENCE * tick, used, total, won);
    return Optional.of(
        new Sample(
            moment(),
            ServerMemory.ofProcesses(new Bytes(total), new Bytes(used - won)),
            services,
            Surroundings.QUIET,
            false,
            Duration.ZERO));
  }

  private void on(Event event) {
    events.add(event);
    if (working) {
      return;
    }
    working = true;
    for (Event next = events.poll(); next != null; next = events.poll()) {
      engine.on(next).forEach(this::perform);
    }
    working = false;
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Note note -> {
        if (note.entry().fact() instanceof Fact.Intended intent) {
          Player player = player(intent.order().service());
          acts.add(
              new Act(
                  Instant.ofEpochMilli(now),
                  player.service(),
                  player.life(),
                  intent.order().rung(),
                  intent.rule(),
                  Act.Verdict.OPEN,
                  Optional.empty()));
        }
        on(new Event.Recorded(note.entry().number(), true, moment()));
      }
      case Effect.Act act -> take(act.order());
      case Effect.Inquire _, Effect.Watch _, Effect.Tell _ -> {
        // orders end by themselves, every figure is there, and there is nobody to tell
      }
    }
  }

  private Player player(String service) {
    return Optional.ofNullable(byName.get(service))
        .orElseThrow(() -> new IllegalArgumentException("no history of " + service));
  }

  private void take(Order order) {
    List<String> members = new ArrayList<>(List.of(order.service()));
    if (order.rung().endsLife()) {
      rules.watched(order.service()).actions().takesAlong().stream()
          .filter(byName::containsKey)
          .forEach(members::add);
      members.forEach(name -> player(name).end());
    }
    endings.add(new Ending(order, members));
  }

  private void finish(Ending ending) {
    Order order = ending.order();
    if (order.rung().endsLife()) {
      ending.members().forEach(name -> player(name).begin(now));
    }
    Incarnation life = player(order.service()).incarnation();
    on(
        new Event.Ended(
            new Outcome(
                order.number(),
                order.service(),
                End.DONE,
                Optional.of(life),
                List.of(),
                false,
                "as if every step had succeeded",
                TAKES),
            moment()));
  }
}

package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tiny host on virtual time: one hand, its journal, and services that can be stopped and started.
 * The agent dies where its fate says and comes back with what is durable; commands that it began go
 * on without it. Checks after every effect what must always be true.
 */
final class HandWorld {
  private static final Duration TICK = Duration.ofSeconds(1);

  final List<HandRecord> disk = new ArrayList<>();
  final List<Outcome> reports = new ArrayList<>();
  final List<String> performed = new ArrayList<>();
  final SortedMap<String, Incarnation> lives = new TreeMap<>();
  final SortedSet<String> drained = new TreeSet<>();
  final SortedMap<Long, Order> orders = new TreeMap<>();
  final SortedSet<Long> disruptedBy = new TreeSet<>();
  final SortedSet<Long> stoppedBy = new TreeSet<>();
  final SortedSet<Long> drainedBy = new TreeSet<>();
  final SortedSet<String> meddledWith = new TreeSet<>();
  final SortedSet<String> stops = new TreeSet<>();
  final SortedSet<Long> unwritten = new TreeSet<>();
  int deaths;
  int boots;
  int points;

  private final Fate fate;
  private final List<String> services;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::when).thenComparingLong(Due::number));
  private Duration now = Duration.ofHours(1);
  private Duration booted = Duration.ZERO;
  private Hand hand = new Hand();
  private int agent;
  private boolean awake;
  private long numbers;
  private int births;

  /**
   * @param agent whose doing it is; what the world does by itself is nobody's and survives the
   *     agent
   */
  private record Due(Duration when, long number, int agent, Runnable what) {}

  private static final int NOBODY = -1;

  /** The agent was killed. */
  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  HandWorld(Fate fate, String... services) {
    this.fate = fate;
    this.services = List.of(services);
    for (String service : services) {
      bear(service);
    }
    later(Duration.ZERO, agent, () -> awake());
  }

  Moment at() {
    return new Moment(Instant.EPOCH.plus(now), now.minus(booted), "boot" + boots);
  }

  Incarnation life(String service) {
    return Optional.ofNullable(lives.get(service)).orElseThrow();
  }

  /** Gives the order to the agent that lives by then. */
  void order(Order order, Duration after) {
    orders.put(order.number(), order);
    later(after, NOBODY, () -> feedSafely(new HandEvent.Ordered(order, at())));
  }

  void event(Duration after, Runnable what) {
    later(after, NOBODY, what);
  }

  void inquire(long number, String service, Duration after) {
    later(after, NOBODY, () -> feedSafely(new HandEvent.Inquired(number, service, at())));
  }

  void kill(String service) {
    meddledWith.add(service);
    lives.remove(service);
  }

  void bear(String service) {
    births++;
    lives.put(service, new Incarnation(service + "#" + births));
  }

  /** Runs for this long. */
  void run(Duration span) {
    Duration end = now.plus(span);
    while (!queue.isEmpty() && queue.peek().when().compareTo(end) <= 0) {
      Due due = queue.remove();
      now = due.when();
      if (due.agent() == NOBODY || due.agent() == agent) {
        try {
          due.what().run();
        } catch (Death death) {
          die();
        }
      }
    }
    now = end;
  }

  /** Runs until every order has ended, and a minute more for what comes late. */
  void runUntilTold(Duration most) {
    Duration end = now.plus(most);
    while (now.compareTo(end) < 0 && !isTold()) {
      run(Duration.ofSeconds(5));
    }
    run(Duration.ofMinutes(1));
  }

  private boolean isTold() {
    return orders.keySet().stream()
        .allMatch(order -> reports.stream().anyMatch(outcome -> outcome.order() == order));
  }

  Outcome outcome(long order) {
    List<Outcome> told = reports.stream().filter(outcome -> outcome.order() == order).toList();
    assertThat(told).as("order %s must have ended", order).isNotEmpty();
    return told.getLast();
  }

  private void die() {
    deaths++;
    awake = false;
    agent++;
    Fate.Rebirth rebirth = fate.rebirth();
    if (rebirth.boot()) {
      boots++;
      booted = now;
      lives.clear();
      queue.removeIf(due -> due.agent() == NOBODY && due.what() instanceof Effect);
      for (String service : services) {
        later(Duration.ofSeconds(10), NOBODY, () -> start(service));
      }
    }
    hand = new Hand();
    later(rebirth.after(), agent, () -> awake());
  }

  private void awake() {
    feed(new HandEvent.Recovered(disk, lives, at()));
    for (Order order : orders.values()) {
      if (deaths > 0 && reports.stream().noneMatch(outcome -> outcome.order() == order.number())) {
        feed(new HandEvent.Inquired(order.number(), order.service(), at()));
      }
    }
    later(TICK, agent, this::tick);
  }

  private void tick() {
    later(TICK, agent, this::tick);
    feed(new HandEvent.Ticked(at()));
    if (fate.compacts()) {
      List<HandRecord> anew = hand.journal();
      disk.clear();
      disk.addAll(anew);
    }
  }

  private void later(Duration after, int whose, Runnable what) {
    numbers++;
    queue.add(new Due(now.plus(after), numbers, whose, what));
  }

  /** What a command does to its service, even when the agent that began it is gone. */
  private record Effect(Runnable what) implements Runnable {
    @Override
    public void run() {
      what.run();
    }
  }

  private void point() {
    points++;
    if (fate.diesHere()) {
      throw new Death();
    }
  }

  /** Only an agent that is up hears it. */
  private void feedSafely(HandEvent event) {
    later(Duration.ZERO, agent, () -> feed(event));
  }

  private void feed(HandEvent event) {
    if (event instanceof HandEvent.Recovered) {
      awake = true;
    } else if (!awake) {
      return;
    }
    for (HandEffect effect : hand.on(event)) {
      point();
      handle(effect);
    }
  }

  /** An answer, perhaps twice, perhaps to an agent that never asked. */
  private void answer(Duration after, HandEvent event) {
    later(after, agent, () -> feedNow(event));
    if (fate.repeats()) {
      later(after.plus(Duration.ofSeconds(3)), NOBODY, () -> feedSafely(event));
    }
  }

  /** Time passed while the answer was on its way. */
  private void feedNow(HandEvent event) {
    point();
    feed(
        switch (event) {
          case HandEvent.Journaled(long seq, boolean durable, Moment _) ->
              new HandEvent.Journaled(seq, durable, at());
          case HandEvent.Seen(long order, Optional<Incarnation> _, Moment _) ->
              new HandEvent.Seen(order, Optional.ofNullable(lives.get(service(order))), at());
          case HandEvent.StepEnded(
                  long order,
                  int step,
                  boolean compensating,
                  StepResult result,
                  Moment _) ->
              new HandEvent.StepEnded(
                  order,
                  step,
                  compensating,
                  new StepResult(
                      result.end(),
                      Optional.ofNullable(lives.get(service(order))),
                      result.detail(),
                      result.took()),
                  at());
          case HandEvent.Ordered _,
              HandEvent.Inquired _,
              HandEvent.Ticked _,
              HandEvent.Recovered _ ->
              event;
        });
  }

  private String service(long order) {
    return Optional.ofNullable(orders.get(order)).orElseThrow().service();
  }

  private void handle(HandEffect effect) {
    switch (effect) {
      case HandEffect.Journal(long seq, HandRecord record) -> write(seq, record);
      case HandEffect.Look(long order, String _) -> {
        if (fate.looks()) {
          answer(Duration.ofMillis(50), new HandEvent.Seen(order, Optional.empty(), at()));
        }
      }
      case HandEffect.Report(Outcome outcome) -> report(outcome);
      case HandEffect.Perform perform -> perform(perform);
    }
  }

  private void write(long seq, HandRecord record) {
    Fate.Write way = fate.write(record);
    boolean durable = way == Fate.Write.DURABLE || way == Fate.Write.UNANSWERED;
    if (durable) {
      disk.add(record);
      point();
    }
    if (way != Fate.Write.DURABLE) {
      unwritten.add(record.order());
    }
    if (way == Fate.Write.DURABLE || way == Fate.Write.FAILS) {
      answer(Duration.ofMillis(5), new HandEvent.Journaled(seq, durable, at()));
    }
  }

  private void report(Outcome outcome) {
    boolean closed =
        disk.stream()
            .anyMatch(
                record -> record instanceof HandRecord.Closed && record.order() == outcome.order());
    boolean refused = outcome.reason().contains("older than");
    assertThat(closed || refused || unwritten.contains(outcome.order()))
        .as("an outcome is durable before it is told: %s", outcome)
        .isTrue();
    if (outcome.end() == Outcome.End.NOT_DONE) {
      assertThat(disruptedBy)
          .as("not done means that nothing was done: %s", outcome)
          .doesNotContain(outcome.order());
    }
    reports.add(outcome);
  }

  private void perform(HandEffect.Perform asked) {
    String name = asked.order() + (asked.compensating() ? "c" : "s") + asked.step();
    if (!restores(asked)) {
      assertThat(performed).as("no step is performed twice").doesNotContain(name);
    }
    boolean intended =
        disk.stream()
            .anyMatch(record ->
                record instanceof HandRecord.Began began
                    && began.order() == asked.order()
                    && began.step() == asked.step()
                    && began.compensating() == asked.compensating());
    assertThat(intended || restores(asked))
        .as("the intent of %s is durable before it is performed", asked)
        .isTrue();
    performed.add(name);
    Optional<Incarnation> life = Optional.ofNullable(lives.get(asked.service()));
    boolean fits =
        switch (asked.what().demand()) {
          case CURRENT -> life.filter(asked.expected()::equals).isPresent();
          case DOWN -> life.isEmpty();
          case NOTHING -> true;
        };
    Fate.Way way = fate.perform(asked);
    if (!fits) {
      ended(asked, End.CHANGED, Duration.ofMillis(1));
    } else if (asked.what().disrupts() && way.end() == End.HELD) {
      ended(asked, End.HELD, Duration.ofMillis(1));
    } else {
      act(asked, way);
    }
  }

  /**
   * Where a record was not written, what restores or observes goes on from memory, and death
   * forgets it.
   */
  private boolean restores(HandEffect.Perform asked) {
    return !asked.what().disrupts() && unwritten.contains(asked.order());
  }

  private void act(HandEffect.Perform asked, Fate.Way way) {
    switch (asked.what()) {
      case Step.AwaitLife(Duration timeout) -> awaitLife(asked, way, now.plus(timeout));
      case Step.Settle(Duration duration) -> {
        if (way.answers()) {
          later(duration, agent, () -> settled(asked));
        }
      }
      case Step.Veto _, Step.Evidence _, Step.Run _, Step.Signal _ -> {
        note(asked);
        if (way.effect()) {
          later(way.effectAfter(), NOBODY, new Effect(() -> takeEffect(asked)));
        }
        later(way.after().dividedBy(2), agent, this::point);
        if (way.answers()) {
          ended(asked, way.end(), way.after());
        }
      }
    }
  }

  private void note(HandEffect.Perform asked) {
    if (asked.what().disrupts()) {
      disruptedBy.add(asked.order());
    }
    if (asked.what().stops()) {
      assertThat(stops.add(asked.expected().id())).as("one stop of %s", asked.expected()).isTrue();
    }
  }

  private void takeEffect(HandEffect.Perform asked) {
    String service = asked.service();
    switch (asked.what()) {
      case Step.Signal _ -> stop(asked);
      case Step.Run(Step.Purpose purpose, Action _) -> {
        switch (purpose) {
          case STOP -> stop(asked);
          case RESTART -> {
            stop(asked);
            later(Duration.ofMillis(100), NOBODY, new Effect(() -> start(service)));
          }
          case START -> start(service);
          case DRAIN -> {
            drained.add(service);
            drainedBy.add(asked.order());
          }
          case UNDRAIN -> drained.remove(service);
          case RELOAD, HEALTH -> {}
        }
      }
      case Step.Veto _, Step.Evidence _, Step.AwaitLife _, Step.Settle _ -> {}
    }
  }

  private void stop(HandEffect.Perform asked) {
    if (asked.expected().equals(lives.get(asked.service()))) {
      lives.remove(asked.service());
      stoppedBy.add(asked.order());
    }
  }

  void start(String service) {
    if (!lives.containsKey(service)) {
      bear(service);
    }
  }

  private void awaitLife(HandEffect.Perform asked, Fate.Way way, Duration until) {
    boolean there =
        lives.containsKey(asked.service()) && !asked.expected().equals(lives.get(asked.service()));
    if (!way.answers()) {
      return;
    }
    if (there || now.compareTo(until) >= 0) {
      ended(asked, there ? End.OK : End.FAILED, Duration.ZERO);
    } else {
      later(Duration.ofMillis(200), agent, () -> awaitLife(asked, way, until));
    }
  }

  private void settled(HandEffect.Perform asked) {
    boolean stands = asked.expected().equals(lives.get(asked.service()));
    ended(asked, stands ? End.OK : End.FAILED, Duration.ZERO);
  }

  private void ended(HandEffect.Perform asked, End end, Duration after) {
    StepResult result = new StepResult(end, Optional.empty(), "by fate", after);
    answer(
        after,
        new HandEvent.StepEnded(asked.order(), asked.step(), asked.compensating(), result, at()));
  }
}

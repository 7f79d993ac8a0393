package io.staunch.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  final SortedMap<Long, Order> orders = new TreeMap<>();
  final SortedSet<Long> unwritten = new TreeSet<>();
  final Services services;
  int deaths;
  int boots;
  int points;

  private final Fate fate;
  private final Agenda agenda = new Agenda();
  private final SortedMap<Long, Integer> receivedBy = new TreeMap<>();
  private Duration booted = Duration.ZERO;
  private Hand hand = new Hand();
  private int agent;
  private boolean awake;

  HandWorld(Fate fate, String... services) {
    this.fate = fate;
    this.services = new Services(List.of(services), agenda);
    agenda.later(Duration.ZERO, agent, this::awake);
  }

  private Moment at() {
    Duration now = agenda.now();
    return new Moment(Instant.EPOCH.plus(now), now.minus(booted), "boot" + boots);
  }

  /** Gives the order to the agent that lives by then. */
  void order(Order order, Duration after) {
    orders.put(order.number(), order);
    event(after, () -> feedWhoeverLives(new HandEvent.Ordered(order, at())));
  }

  void inquire(long number, String service, Duration after) {
    event(after, () -> feedWhoeverLives(new HandEvent.Inquired(number, service, at())));
  }

  void event(Duration after, Runnable what) {
    agenda.later(after, Agenda.NOBODY, what);
  }

  /** Runs until every order has ended, and a minute more for what comes late. */
  void runUntilTold(Duration most) {
    Duration end = agenda.now().plus(most);
    while (agenda.now().compareTo(end) < 0 && !isTold()) {
      run(Duration.ofSeconds(5));
    }
    run(Duration.ofMinutes(1));
  }

  private void run(Duration span) {
    agenda.run(span, due -> due.whose() == Agenda.NOBODY || due.whose() == agent, this::die);
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
    agent++;
    awake = false;
    Fate.Rebirth rebirth = fate.rebirth();
    if (rebirth.boot()) {
      boots++;
      booted = agenda.now();
      services.boot();
    }
    hand = new Hand();
    agenda.later(rebirth.after(), agent, this::awake);
  }

  private void awake() {
    awake = true;
    feed(new HandEvent.Recovered(disk, services.lives, at()));
    for (Order order : orders.values()) {
      if (deaths > 0 && reports.stream().noneMatch(outcome -> outcome.order() == order.number())) {
        feed(new HandEvent.Inquired(order.number(), order.service(), at()));
      }
    }
    agenda.later(TICK, agent, this::tick);
  }

  private void tick() {
    agenda.later(TICK, agent, this::tick);
    feed(new HandEvent.Ticked(at()));
    if (fate.compacts()) {
      List<HandRecord> anew = hand.journal();
      disk.clear();
      disk.addAll(anew);
    }
  }

  /** A point where the agent can die. */
  private void point() {
    points++;
    if (fate.diesHere()) {
      throw new Agenda.Death();
    }
  }

  private void feedWhoeverLives(HandEvent event) {
    agenda.later(Duration.ZERO, agent, () -> feed(event));
  }

  private void feed(HandEvent event) {
    if (awake) {
      for (HandEffect effect : hand.on(event)) {
        point();
        handle(effect);
      }
    }
  }

  /** An answer, perhaps twice, perhaps to an agent that never asked. */
  private void answer(Duration after, HandEvent event) {
    agenda.later(after, agent, () -> feedNow(event));
    if (fate.repeats()) {
      event(after.plus(Duration.ofSeconds(3)), () -> feedWhoeverLives(event));
    }
  }

  /** Time passed while the answer was on its way. */
  private void feedNow(HandEvent event) {
    point();
    feed(
        switch (event) {
          case HandEvent.Journaled(long seq, boolean durable, Moment _) ->
              new HandEvent.Journaled(seq, durable, at());
          case HandEvent.Seen(long order, Optional<?> _, Moment _) ->
              new HandEvent.Seen(order, services.now(service(order)), at());
          case HandEvent.StepEnded(
                  long order,
                  int step,
                  boolean compensating,
                  StepResult how,
                  Moment _) ->
              new HandEvent.StepEnded(
                  order,
                  step,
                  compensating,
                  new StepResult(how.end(), services.now(service(order)), how.detail(), how.took()),
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
    if (record instanceof HandRecord.Received) {
      receivedBy.put(record.order(), agent);
    }
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
    assertThat(closed || unwritten.contains(outcome.order()))
        .as("an outcome is durable before it is told: %s", outcome)
        .isTrue();
    if (outcome.end() == Outcome.End.NOT_DONE) {
      assertThat(services.disruptedBy)
          .as("not done means that nothing was done: %s", outcome)
          .doesNotContain(outcome.order());
    }
    reports.add(outcome);
  }

  private void perform(HandEffect.Perform asked) {
    check(asked);
    Fate.Way way = fate.perform(asked);
    if (!services.fits(asked)) {
      ended(asked, End.CHANGED, Duration.ofMillis(1));
    } else if (asked.what().disrupts() && way.end() == End.HELD) {
      ended(asked, End.HELD, Duration.ofMillis(1));
    } else {
      act(asked, way);
    }
  }

  private void check(HandEffect.Perform asked) {
    String name = asked.order() + (asked.compensating() ? "c" : "s") + asked.step();
    boolean intended =
        disk.stream()
            .anyMatch(record ->
                record instanceof HandRecord.Began began
                    && began.order() == asked.order()
                    && began.step() == asked.step()
                    && began.compensating() == asked.compensating());
    // where a record was not written, what restores or observes goes on from memory, and death
    // forgets it
    boolean fromMemory = !asked.what().disrupts() && unwritten.contains(asked.order());
    if (!fromMemory) {
      assertThat(intended).as("the intent of %s is durable before it is performed", asked).isTrue();
      assertThat(performed).as("no step is performed twice").doesNotContain(name);
    }
    if (asked.what().disrupts()) {
      assertThat(receivedBy)
          .as("what a dead agent had not begun is decided anew: %s", asked)
          .containsEntry(asked.order(), agent);
    }
    performed.add(name);
  }

  private void act(HandEffect.Perform asked, Fate.Way way) {
    switch (asked.what()) {
      case Step.AwaitLife(Duration timeout) -> {
        if (way.answers()) {
          awaitLife(asked, agenda.now().plus(timeout));
        }
      }
      case Step.Settle(Duration duration) -> {
        if (way.answers()) {
          agenda.later(
              duration,
              agent,
              () -> ended(asked, services.fits(asked) ? End.OK : End.FAILED, Duration.ZERO));
        }
      }
      case Step.Veto _, Step.Evidence _, Step.Run _, Step.Signal _ -> {
        services.begin(asked, way);
        agenda.later(way.after().dividedBy(2), agent, this::point);
        if (way.answers()) {
          ended(asked, way.end(), way.after());
        }
      }
    }
  }

  private void awaitLife(HandEffect.Perform asked, Duration until) {
    boolean there =
        services.now(asked.service()).filter(now -> !now.equals(asked.expected())).isPresent();
    if (there || agenda.now().compareTo(until) >= 0) {
      ended(asked, there ? End.OK : End.FAILED, Duration.ZERO);
    } else {
      agenda.later(Duration.ofMillis(200), agent, () -> awaitLife(asked, until));
    }
  }

  private void ended(HandEffect.Perform asked, End end, Duration after) {
    StepResult result = new StepResult(end, Optional.empty(), "by fate", after);
    answer(
        after,
        new HandEvent.StepEnded(asked.order(), asked.step(), asked.compensating(), result, at()));
  }
}

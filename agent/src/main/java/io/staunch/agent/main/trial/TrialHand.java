package io.staunch.agent.main.trial;

import io.staunch.core.act.Hand;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.HandEvent;
import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The real hand with a journal that takes everything; its steps are those of the test. */
final class TrialHand {
  private final Hand hand = new Hand();
  private final TrialHost host;
  private final TrialSteps steps;
  private final Agenda agenda;
  private final BiConsumer<Outcome, Duration> ended;
  private final Queue<HandEvent> events = new ArrayDeque<>();
  private boolean working;

  TrialHand(TrialHost host, TrialSteps steps, Agenda agenda, BiConsumer<Outcome, Duration> ended) {
    this.host = host;
    this.steps = steps;
    this.agenda = agenda;
    this.ended = ended;
  }

  void begin() {
    TreeMap<String, Incarnation> lives = new TreeMap<>();
    host.names()
        .forEach(name -> host.life(name, Duration.ZERO).ifPresent(life -> lives.put(name, life)));
    on(new HandEvent.Recovered(List.of(), lives, host.at(Duration.ZERO)));
  }

  void take(Order order, Duration now) {
    steps.received(order);
    on(new HandEvent.Ordered(order, host.at(now)));
  }

  void inquire(long order, String service, Duration now) {
    on(new HandEvent.Inquired(order, service, host.at(now)));
  }

  void tick(Duration now) {
    on(new HandEvent.Ticked(host.at(now)));
  }

  /** One event after the other: what is answered at once comes after what was asked. */
  private void on(HandEvent event) {
    events.add(event);
    if (working) {
      return;
    }
    working = true;
    for (HandEvent next = events.poll(); next != null; next = events.poll()) {
      Duration now = host.since(next.at());
      for (HandEffect effect : hand.on(next)) {
        perform(effect, now);
      }
    }
    working = false;
  }

  private void perform(HandEffect effect, Duration now) {
    switch (effect) {
      case HandEffect.Journal(long seq, var _) ->
          on(new HandEvent.Journaled(seq, true, host.at(now)));
      case HandEffect.Look(long order, String service) ->
          on(new HandEvent.Seen(order, host.life(service, now), host.at(now)));
      case HandEffect.Report(Outcome outcome) -> ended.accept(outcome, now);
      case HandEffect.Perform what -> {
        TrialSteps.Doing doing = steps.begin(what, now);
        agenda.at(
            now.plus(doing.takes()),
            then ->
                on(
                    new HandEvent.StepEnded(
                        what.order(),
                        what.step(),
                        what.compensating(),
                        doing.end().apply(then),
                        host.at(then))));
      }
    }
  }
}

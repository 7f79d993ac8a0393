package io.staunch.agent.main.trial;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.act.Outcome.End;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Carries orders out as told: every step succeeds, a restart takes two seconds and the time to
 * settle. It compares the life before it acts, as any hand must.
 */
final class TrialHand {
  private static final Duration TAKES = Duration.ofSeconds(2);

  private final TrialHost host;
  private final Ruleset rules;
  private final Agenda agenda;
  private final Consumer<Event> engine;
  private final TreeMap<Long, Optional<Outcome>> orders = new TreeMap<>();

  TrialHand(TrialHost host, Ruleset rules, Agenda agenda, Consumer<Event> engine) {
    this.host = host;
    this.rules = rules;
    this.agenda = agenda;
    this.engine = engine;
  }

  void take(Order order, Duration now) {
    orders.put(order.number(), Optional.empty());
    if (!host.runs(order.service(), order.expected(), now)) {
      end(order, End.NOT_DONE, Optional.empty(), "the life that was judged is gone", now, now);
      return;
    }
    List<String> members =
        order.rung().endsLife() ? together(order.service()) : List.of(order.service());
    if (order.rung().endsLife()) {
      members.forEach(name -> host.subject(name).end());
    }
    agenda.at(
        now.plus(TAKES),
        then -> {
          for (String name : members) {
            if (order.rung().endsLife()) {
              host.subject(name).begin(then);
            } else {
              host.subject(name).reload(then);
            }
          }
          Incarnation life = host.subject(order.service()).life();
          Duration settled = then.plus(rules.watched(order.service()).actions().settle());
          agenda.at(
              settled,
              at -> end(order, End.DONE, Optional.of(life), "every step succeeded", now, at));
        });
  }

  /** What became of an order; one that is under way tells when it ends. */
  void inquire(long order, String service, Duration now) {
    Optional<Outcome> known = Optional.ofNullable(orders.get(order)).flatMap(outcome -> outcome);
    if (known.isPresent()) {
      engine.accept(new Event.Ended(known.get(), host.at(now)));
    }
  }

  /** The service and all that goes down with it, as far as the test has it. */
  private List<String> together(String service) {
    List<String> all = new ArrayList<>(List.of(service));
    for (int i = 0; i < all.size(); i++) {
      for (String other : rules.watched(all.get(i)).actions().takesAlong()) {
        if (!all.contains(other) && host.knows(other)) {
          all.add(other);
        }
      }
    }
    return all;
  }

  private void end(
      Order order, End end, Optional<Incarnation> after, String why, Duration begun, Duration now) {
    Outcome outcome =
        new Outcome(
            order.number(), order.service(), end, after, List.of(), false, why, now.minus(begun));
    orders.put(order.number(), Optional.of(outcome));
    engine.accept(new Event.Ended(outcome, host.at(now)));
  }
}

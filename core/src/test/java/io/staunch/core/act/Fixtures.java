package io.staunch.core.act;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Actions and orders for tests. */
final class Fixtures {
  private Fixtures() {}

  static Action action(String name) {
    return new Action(name, Duration.ofSeconds(20));
  }

  static final ServiceActions NOTHING =
      new ServiceActions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          List.of());

  /** Veto, drain, stop and start by command, health, un-drain. */
  static final ServiceActions FULL =
      new ServiceActions(
          Optional.of(action("ask-site")),
          Optional.of(action("reload-it")),
          Optional.of(action("drain-it")),
          Optional.of(action("undrain-it")),
          Optional.empty(),
          Optional.of(new ServiceActions.Stop.Command(action("stop-it"))),
          Optional.of(action("start-it")),
          Optional.of(action("is-it-well")),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          List.of());

  static ServiceActions signalled() {
    return new ServiceActions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new ServiceActions.Stop.Signal(Duration.ofSeconds(10), Duration.ofSeconds(5))),
        Optional.of(action("start-it")),
        Optional.empty(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        List.of());
  }

  static ServiceActions restarting() {
    return new ServiceActions(
        Optional.empty(),
        Optional.empty(),
        Optional.of(action("drain-it")),
        Optional.of(action("undrain-it")),
        Optional.of(action("restart-it")),
        Optional.empty(),
        Optional.of(action("start-it")),
        Optional.of(action("is-it-well")),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        List.of());
  }

  static Order order(
      long number, String service, Incarnation life, Rung rung, ServiceActions actions) {
    Plan plan = Plans.of(rung, actions, Duration.ofSeconds(3)).orElseThrow();
    return new Order(
        number,
        service,
        rung,
        life,
        plan.steps(),
        plan.compensation(),
        Duration.ofMinutes(10),
        Duration.ofMinutes(2),
        1,
        1);
  }
}

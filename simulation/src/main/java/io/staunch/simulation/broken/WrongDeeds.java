package io.staunch.simulation.broken;

import io.staunch.core.act.Order;
import io.staunch.core.act.Step;
import io.staunch.core.engine.Effect;
import io.staunch.core.ledger.Notice;
import io.staunch.simulation.host.Performer.Care;
import java.time.Duration;
import java.util.List;

/** What the agent does, or tells, is not what it should be. */
final class WrongDeeds {
  private WrongDeeds() {}

  static List<Flaw> all() {
    return List.of(
        new Flaw("does a step again that failed", "once") {
          @Override
          public Care care() {
            return new Care(true, true, true);
          }
        },
        new Flaw("does not compare the life before a step", "right-life") {
          @Override
          public Care care() {
            return new Care(false, true, false);
          }
        },
        new Flaw("does not look for the pause flag before a step", "flag") {
          @Override
          public Care care() {
            return new Care(true, false, false);
          }
        },
        new Flaw("forgets how long an order allows", "in-time") {
          @Override
          public Order order(Order given) {
            return with(given, given.steps(), given.compensation(), Duration.ofDays(1));
          }
        },
        new Flaw("starts what it did not stop", "own-outage") {
          @Override
          public Order order(Order given) {
            List<Step> starts = given.steps().stream().filter(step -> !step.stops()).toList();
            return with(given, starts, given.compensation(), given.allowed());
          }
        },
        new Flaw("leaves drained what it drained", "restored") {
          @Override
          public Order order(Order given) {
            return with(
                given,
                without(Step.Purpose.UNDRAIN, given.steps()),
                without(Step.Purpose.UNDRAIN, given.compensation()),
                given.allowed());
          }
        },
        new Flaw("does not ask after orders that nobody heard of again", "final-state") {
          @Override
          public boolean does(Effect effect) {
            return !(effect instanceof Effect.Inquire);
          }
        },
        new Flaw("tells nobody that a guard holds", "held-paged") {
          @Override
          public boolean tells(Notice notice) {
            return !notice.code().equals("ST-HELD") && !notice.code().equals("ST-NO-CANDIDATE");
          }
        },
        new Flaw("tells nobody that a service stayed down", "down-paged") {
          @Override
          public boolean tells(Notice notice) {
            return !notice.code().equals("ST-NOT-UP");
          }
        });
  }

  private static List<Step> without(Step.Purpose purpose, List<Step> steps) {
    return steps.stream().filter(step -> !step.is(purpose)).toList();
  }

  private static Order with(
      Order given, List<Step> steps, List<Step> compensation, Duration allowed) {
    return new Order(
        given.number(),
        given.service(),
        given.rung(),
        given.expected(),
        steps,
        compensation,
        given.undoAfter(),
        allowed,
        given.term(),
        given.ruling());
  }
}

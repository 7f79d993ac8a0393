package io.staunch.agent.main.trial;

import io.staunch.core.act.Action;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.Order;
import io.staunch.core.act.Step;
import io.staunch.core.act.StepResult;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Incarnation;
import io.staunch.policy.trial.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the steps of orders do to a test's host: as told, or as the test says that they go wrong.
 * Each compares the life before it begins, as any performer must.
 */
final class TrialSteps {
  /** A command that does its work. */
  private static final Duration TAKES = Duration.ofSeconds(2);

  private static final int FAILED = 1;

  private final TrialHost host;
  private final Ruleset rules;
  private final SortedMap<String, Fate.Course> courses;
  private final SortedMap<String, Integer> orders = new TreeMap<>();
  private final SortedMap<Long, Fate> fates = new TreeMap<>();
  private final List<Course.Ran> ran = new ArrayList<>();

  /**
   * @param courses how orders on a service go; missing: well
   */
  TrialSteps(TrialHost host, Ruleset rules, SortedMap<String, Fate.Course> courses) {
    this.host = host;
    this.rules = rules;
    this.courses = new TreeMap<>(courses);
  }

  /**
   * A step under way.
   *
   * @param end what has become of it at its end
   */
  record Doing(Duration takes, Function<Duration, StepResult> end) {}

  void received(Order order) {
    int before = orders.merge(order.service(), 1, Integer::sum) - 1;
    Fate.Course course = courses.getOrDefault(order.service(), Fate.Course.GOOD);
    fates.put(order.number(), course.of(before));
  }

  Doing begin(HandEffect.Perform what, Duration now) {
    Optional<Incarnation> life = host.life(what.service(), now);
    boolean refused =
        switch (what.what().demand()) {
          case CURRENT -> !life.equals(Optional.of(what.expected()));
          case DOWN -> life.isPresent();
          case NOTHING -> false;
        };
    if (refused) {
      return at(Duration.ZERO, what, End.CHANGED, "");
    }
    Fate fate = fates.getOrDefault(what.order(), Fate.WORKS);
    action(what.what()).ifPresent(name -> ran.add(new Course.Ran(now, what.service(), name)));
    return switch (what.what()) {
      case Step.Veto _ -> at(Duration.ZERO, what, fate == Fate.VETOED ? End.FAILED : End.OK, "");
      case Step.Evidence _ -> at(Duration.ZERO, what, End.OK, "");
      case Step.Signal _ -> stop(what, fate);
      case Step.AwaitLife(Duration timeout) -> await(what, timeout, now);
      case Step.Settle(Duration duration) ->
          later(duration, what, then -> stands(what, then) ? End.OK : End.FAILED);
      case Step.Run(Step.Purpose purpose, var _) ->
          switch (purpose) {
            case RELOAD -> run(what, fate, then -> host.subject(what.service()).reload(then));
            case STOP -> stop(what, fate);
            case RESTART -> restart(what, fate);
            case START -> run(what, fate, then -> begin(what.service(), fate, then));
            case HEALTH -> at(Duration.ZERO, what, End.OK, "");
            case DRAIN, UNDRAIN -> at(TAKES, what, End.OK, "");
          };
    };
  }

  private static Optional<String> action(Step step) {
    return switch (step) {
      case Step.Veto(Action action) -> Optional.of(action.name());
      case Step.Run(Step.Purpose _, Action action) -> Optional.of(action.name());
      case Step.Evidence _, Step.Signal _, Step.AwaitLife _, Step.Settle _ -> Optional.empty();
    };
  }

  /** The actions that were run, in order. */
  List<Course.Ran> ran() {
    return List.copyOf(ran);
  }

  private boolean stands(HandEffect.Perform what, Duration now) {
    return host.life(what.service(), now).equals(Optional.of(what.expected()));
  }

  private Doing stop(HandEffect.Perform what, Fate fate) {
    if (changesNothing(fate)) {
      return wrong(what, fate);
    }
    together(what.service()).forEach(name -> host.subject(name).end());
    return at(TAKES, what, End.OK, "");
  }

  private Doing restart(HandEffect.Perform what, Fate fate) {
    Doing stopped = stop(what, fate);
    return changesNothing(fate)
        ? stopped
        : run(what, fate, then -> begin(what.service(), fate, then));
  }

  private void begin(String service, Fate fate, Duration now) {
    if (fate == Fate.STAYS_DOWN) {
      return;
    }
    for (String name : together(service)) {
      boolean keeps = fate == Fate.FREES_NOTHING && name.equals(service);
      host.subject(name).begin(now, keeps);
    }
  }

  private static boolean changesNothing(Fate fate) {
    return fate == Fate.FAILS || fate == Fate.HANGS;
  }

  private Doing run(HandEffect.Perform what, Fate fate, Consumer<Duration> effect) {
    if (changesNothing(fate)) {
      return wrong(what, fate);
    }
    return later(
        TAKES,
        what,
        then -> {
          effect.accept(then);
          return End.OK;
        });
  }

  private Doing wrong(HandEffect.Perform what, Fate fate) {
    return fate == Fate.FAILS
        ? at(TAKES, what, End.FAILED, "exit code " + FAILED)
        : at(what.what().longest(), what, End.UNKNOWN, "no end in time");
  }

  /** The step ends when the new life is there, or when its time is over. */
  private Doing await(HandEffect.Perform what, Duration timeout, Duration now) {
    boolean there = isAnother(what, now);
    return later(
        there ? Duration.ZERO : timeout, what, then -> isAnother(what, then) ? End.OK : End.FAILED);
  }

  private boolean isAnother(HandEffect.Perform what, Duration now) {
    return host.life(what.service(), now).filter(life -> !life.equals(what.expected())).isPresent();
  }

  private Doing at(Duration takes, HandEffect.Perform what, End end, String detail) {
    return new Doing(
        takes, then -> new StepResult(end, host.life(what.service(), then), detail, takes));
  }

  private Doing later(Duration takes, HandEffect.Perform what, Function<Duration, End> end) {
    return new Doing(takes, then -> result(end.apply(then), what, then, takes));
  }

  /** The life is looked at after the deed. */
  private StepResult result(End end, HandEffect.Perform what, Duration then, Duration took) {
    return new StepResult(end, host.life(what.service(), then), "", took);
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
}

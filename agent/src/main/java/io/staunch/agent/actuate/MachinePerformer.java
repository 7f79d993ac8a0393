package io.staunch.agent.actuate;

import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.Step;
import io.staunch.core.act.StepResult;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Incarnation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Performs steps on this machine, a few at a time. Right before each one it looks at the pause flag
 * and at the service's life, and does nothing where either says no.
 */
public final class MachinePerformer implements Performer, AutoCloseable {
  /** Steps that are performed at the same time. */
  public static final int AT_ONCE = 4;

  /** Steps that may wait for their turn; more are answered at once as not begun. */
  public static final int WAITING_MOST = 16;

  private final Lives lives;
  private final HoldCheck hold;
  private final EvidenceTaker evidence;
  private final ActionRunner actions;
  private final SignalActuator signals;
  private final Waits waits;
  private final MonotonicClock clock;
  private final ThreadPoolExecutor workers;

  MachinePerformer(
      NamedActions actions,
      Lives lives,
      HoldCheck hold,
      EvidenceTaker evidence,
      CommandRunner runner,
      ProcessTable processes,
      MonotonicClock clock) {
    this.lives = lives;
    this.hold = hold;
    this.evidence = evidence;
    this.waits = new Waits(lives, clock);
    this.actions = new ActionRunner(actions, lives, waits, runner);
    this.signals = new SignalActuator(processes, clock);
    this.clock = clock;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MOST),
            work ->
                Thread.ofPlatform()
                    .daemon()
                    .name("staunch-hand-" + number.incrementAndGet())
                    .unstarted(work));
    workers.allowCoreThreadTimeOut(true);
  }

  /** A performer for this machine. */
  public static MachinePerformer ofThisMachine(
      NamedActions actions, Lives lives, HoldCheck hold, EvidenceTaker evidence) {
    return new MachinePerformer(
        actions,
        lives,
        hold,
        new WithinBudget(evidence),
        CommandRunner.ofThisMachine(),
        new ProcessTable(Path.of("/proc")),
        MonotonicClock.SYSTEM);
  }

  @Override
  public void perform(HandEffect.Perform what, Consumer<StepResult> done) {
    Deadline turn = Deadline.in(HandEffect.Perform.BEGIN_WITHIN, clock);
    try {
      workers.execute(() -> done.accept(answered(what, turn)));
    } catch (RejectedExecutionException e) {
      Ending ending = notBegun(what, "too many steps are under way");
      done.accept(new StepResult(ending.end(), Optional.empty(), ending.detail(), Duration.ZERO));
    }
  }

  private static Ending notBegun(HandEffect.Perform what, String why) {
    return new Ending(what.what().disrupts() ? End.HELD : End.FAILED, "not begun: " + why);
  }

  /** Interrupts what is under way; commands that were begun go on without us. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private StepResult answered(HandEffect.Perform what, Deadline turn) {
    Deadline since = Deadline.in(what.what().longest(), clock);
    try {
      Optional<Ending> refusal =
          turn.passed()
              ? Optional.of(notBegun(what, "it waited too long for its turn"))
              : refusal(what);
      Ending ending = refusal.isPresent() ? refusal.get() : performed(what);
      return new StepResult(
          ending.end(), lives.current(what.service()), ending.detail(), since.elapsed());
    } catch (InterruptedException e) {
      return unknown("the agent ended while this was under way", since);
    } catch (RuntimeException | OutOfMemoryError e) {
      // whatever it was, the hand must hear of it: it waits for this answer
      return unknown("failed within the agent: " + e, since);
    }
  }

  private static StepResult unknown(String detail, Deadline since) {
    return new StepResult(End.UNKNOWN, Optional.empty(), detail, since.elapsed());
  }

  private Optional<Ending> refusal(HandEffect.Perform what) {
    Optional<String> held = what.what().disrupts() ? hold.held() : Optional.empty();
    if (held.isPresent()) {
      return Optional.of(new Ending(End.HELD, held.get()));
    }
    Optional<Incarnation> now = lives.current(what.service());
    boolean refused =
        switch (what.what().demand()) {
          case CURRENT -> !now.equals(Optional.of(what.expected()));
          case DOWN -> now.isPresent();
          case NOTHING -> false;
        };
    return refused
        ? Optional.of(new Ending(End.CHANGED, found(now) + ", judged was " + what.expected()))
        : Optional.empty();
  }

  private static String found(Optional<Incarnation> now) {
    return now.map(life -> "life " + life + " is there").orElse("the service is down");
  }

  private Ending performed(HandEffect.Perform what) throws InterruptedException {
    String service = what.service();
    Incarnation expected = what.expected();
    return switch (what.what()) {
      case Step.Veto veto -> actions.ask(what, veto);
      case Step.Run run -> actions.run(what, run);
      case Step.Evidence(Duration budget) ->
          new Ending(End.OK, evidence.take(what.order(), service, lives.members(service), budget));
      case Step.Signal signal -> signals.stop(lives.members(service), signal);
      case Step.AwaitLife(Duration timeout) ->
          waits.forAnother(service, expected, timeout)
              ? new Ending(End.OK, "a new life is there")
              : new Ending(End.FAILED, "no new life within " + seconds(timeout));
      case Step.Settle(Duration duration) ->
          waits.standing(service, expected, duration)
              ? new Ending(End.OK, "stood for " + seconds(duration))
              : new Ending(End.FAILED, "life " + expected + " ended before " + seconds(duration));
    };
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}

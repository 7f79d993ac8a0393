package io.staunch.simulation.host;

import io.staunch.core.act.Step;
import io.staunch.core.act.Step.Purpose;
import io.staunch.core.act.StepResult.End;
import io.staunch.core.fleet.Incarnation;
import io.staunch.simulation.host.SimService.Upbringing;
import io.staunch.simulation.seen.Cause;
import io.staunch.simulation.seen.Fault;
import io.staunch.simulation.world.Chance;
import java.util.Optional;

/** What one step does to the simulated server, well or badly. */
final class Works {
  private static final long POLL = 500;

  private final SimHost host;
  private final Chance chance;
  private final Job job;
  private final Optional<Fault> mishap;
  private final String service;
  private final Cause ours;
  private final long longest;

  Works(SimHost host, Chance chance, Job job, Optional<Fault> mishap) {
    this.host = host;
    this.chance = chance;
    this.job = job;
    this.mishap = mishap;
    this.service = job.step().service();
    this.ours = new Cause.Ours(job.step().order());
    this.longest = job.step().what().longest().toMillis();
  }

  void begin() {
    if (is(Fault.USELESS_AT_ONCE)) {
      host.raise(service, Upbringing.AS_LARGE);
    } else if (is(Fault.USELESS_SOON)) {
      host.raise(service, Upbringing.HASTY);
    }
    if (is(Fault.STEP_HANGS) && chance.happens(0.3)) {
      job.orphan();
    }
    switch (job.step().what()) {
      case Step.Veto _ -> command(() -> {});
      case Step.Evidence _ -> command(() -> {});
      case Step.Run(Purpose purpose, var _) -> run(purpose);
      case Step.Signal(var term, var _) -> signal(term.toMillis());
      case Step.AwaitLife _ -> {
        job.later(longest, () -> job.answer(End.FAILED, "no new life came"));
        awaitLife(job.step().expected());
      }
      case Step.Settle _ -> {
        job.later(longest, () -> job.answer(End.OK, "stood"));
        settle(job.step().expected());
      }
    }
    job.later(longest, () -> job.answer(End.UNKNOWN, "timed out"));
  }

  private boolean is(Fault fault) {
    return mishap.equals(Optional.of(fault));
  }

  private void run(Purpose purpose) {
    switch (purpose) {
      case RELOAD -> command(() -> host.reload(service));
      case DRAIN -> command(() -> host.drain(service, true));
      case UNDRAIN -> command(() -> host.drain(service, false));
      case STOP -> stop();
      case START -> command(() -> host.start(service, ours));
      case RESTART -> restart();
      case HEALTH -> health();
    }
  }

  /** A command takes effect on its way, and may fail or hang before or after that. */
  private void command(Runnable effect) {
    long takes = is(Fault.STEP_SLOW) ? longest * 9 / 10 : quick();
    boolean works = !is(Fault.STEP_FAILS) && (!is(Fault.STEP_HANGS) || chance.happens(0.5));
    if (works) {
      job.later(takes / 2, effect);
    }
    if (!is(Fault.STEP_HANGS)) {
      job.later(takes, () -> job.answer(works ? End.OK : End.FAILED, works ? "exit 0" : "exit 1"));
    }
  }

  private long quick() {
    return StrictMath.min(longest, chance.between(20, 400));
  }

  private void stop() {
    long takes =
        is(Fault.STEP_SLOW) ? longest * 9 / 10 : host.service(service).traits().stopMillis();
    boolean works = !is(Fault.STEP_FAILS) && (!is(Fault.STEP_HANGS) || chance.happens(0.5));
    if (works) {
      job.later(takes, () -> host.stop(service, ours));
    }
    if (!is(Fault.STEP_HANGS)) {
      job.later(
          takes + 5, () -> job.answer(works ? End.OK : End.FAILED, works ? "exit 0" : "exit 1"));
    }
  }

  private void restart() {
    long takes =
        is(Fault.STEP_SLOW) ? longest * 9 / 10 : host.service(service).traits().stopMillis();
    boolean half = chance.happens(0.5);
    boolean stops = (!is(Fault.STEP_FAILS) && !is(Fault.STEP_HANGS)) || half;
    boolean starts = !is(Fault.STEP_FAILS) && (!is(Fault.STEP_HANGS) || chance.happens(0.5));
    if (stops) {
      job.later(takes, () -> host.stop(service, ours));
    }
    if (stops && starts) {
      job.later(takes + 1, () -> host.start(service, ours));
    }
    if (!is(Fault.STEP_HANGS)) {
      job.later(
          takes + 20, () -> job.answer(starts ? End.OK : End.FAILED, starts ? "exit 0" : "exit 1"));
    }
  }

  private void signal(long term) {
    long takes = is(Fault.STEP_SLOW) ? term + 200 : host.service(service).traits().stopMillis();
    if (!is(Fault.STEP_FAILS) && !is(Fault.STEP_HANGS)) {
      job.later(takes, () -> endIfSame(job.step().expected()));
      job.later(takes + 5, () -> job.answer(End.OK, "gone"));
    } else if (is(Fault.STEP_FAILS)) {
      job.later(longest, () -> job.answer(End.FAILED, "still there after KILL"));
    }
  }

  /** A signal reaches the process that was looked up, never another that took its place. */
  private void endIfSame(Incarnation expected) {
    if (host.service(service).life().equals(Optional.of(expected))) {
      host.end(service, ours);
    }
  }

  private void health() {
    boolean works = !is(Fault.STEP_FAILS);
    long takes = is(Fault.STEP_SLOW) ? longest * 9 / 10 : quick();
    if (!is(Fault.STEP_HANGS)) {
      job.later(
          takes,
          () -> {
            boolean well = works && host.service(service).isUp();
            job.answer(well ? End.OK : End.FAILED, well ? "healthy" : "exit 1");
          });
    }
  }

  private void awaitLife(Incarnation old) {
    if (host.service(service).life().filter(life -> !life.equals(old)).isPresent()) {
      job.answer(End.OK, "a new life is there");
    } else if (!job.isAnswered()) {
      job.later(POLL, () -> awaitLife(old));
    }
  }

  private void settle(Incarnation stands) {
    if (!host.service(service).life().equals(Optional.of(stands))) {
      job.answer(End.FAILED, "the life did not stand");
    } else if (!job.isAnswered()) {
      job.later(POLL, () -> settle(stands));
    }
  }
}

package io.staunch.agent.actuate;

import io.staunch.agent.proc.Stat;
import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.act.Step;
import io.staunch.core.act.StepResult.End;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Stops a service by signals: TERM, after a while KILL, then waits until its memory is back. */
final class SignalActuator {
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration SELDOM = Duration.ofMillis(200);

  /** Between two counts of all processes: each costs some milliseconds on a busy server. */
  private static final Duration RECOUNT = Duration.ofMillis(500);

  private final ProcessTable processes;
  private final Signals signals;
  private final MonotonicClock clock;

  SignalActuator(ProcessTable processes, MonotonicClock clock) {
    this.processes = processes;
    this.signals = new Signals(processes);
    this.clock = clock;
  }

  Ending stop(List<Member> members, Step.Signal step) throws InterruptedException {
    Pack pack = Pack.of(members, processes);
    Set<Member> termed = new LinkedHashSet<>();
    Set<Member> killed = new LinkedHashSet<>();
    boolean gone = hunt(pack, Deadline.in(step.term(), clock), false, termed);
    if (!gone) {
      gone = hunt(pack, Deadline.in(step.kill(), clock), true, killed);
    }
    String done = told(pack.group(), termed.size(), killed.size(), step.term());
    if (gone) {
      return new Ending(End.OK, done + "; all are gone");
    }
    String left = described(pack.leftAfterCount());
    return termed.isEmpty() && killed.isEmpty()
        ? new Ending(End.FAILED, "no process may be signalled by us: " + left)
        : new Ending(End.UNKNOWN, done + "; still there: " + left);
  }

  /** Signals each process of the pack once, later ones as they appear, until none is left. */
  private boolean hunt(Pack pack, Deadline deadline, boolean kill, Set<Member> signalled)
      throws InterruptedException {
    Deadline[] recount = {Deadline.in(Duration.ZERO, clock)};
    return deadline.await(
        OFTEN,
        SELDOM,
        () -> {
          List<Stat> left = pack.left();
          if (left.isEmpty() || recount[0].passed()) {
            left = pack.leftAfterCount();
            recount[0] = Deadline.in(RECOUNT, clock);
          }
          for (Stat stat : left) {
            if (!signalled.contains(Member.of(stat)) && signals.send(Member.of(stat), kill)) {
              signalled.add(Member.of(stat));
            }
          }
          return left.isEmpty();
        });
  }

  private static String told(OptionalInt group, int termed, int killed, Duration term) {
    String whom = group.isPresent() ? " of process group " + group.getAsInt() : "";
    String text = "TERM to " + counted(termed) + whom;
    return killed == 0
        ? text
        : text + ", KILL to " + counted(killed) + " after " + term.toMillis() + " ms";
  }

  private static String counted(int processes) {
    return processes == 1 ? "1 process" : processes + " processes";
  }

  private static String described(List<Stat> left) {
    List<String> some =
        left.stream().limit(5).map(stat -> stat.pid() + " (state " + stat.state() + ")").toList();
    return "pid " + String.join(", ", some) + (left.size() > some.size() ? ", …" : "");
  }
}

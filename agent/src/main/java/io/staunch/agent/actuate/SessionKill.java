package io.staunch.agent.actuate;

import io.staunch.agent.proc.Stat;
import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kills a command that overran its time, with everything that it started and that is still there.
 */
final class SessionKill {
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final ProcessTable processes;
  private final Signals signals;
  private final MonotonicClock clock;

  SessionKill(ProcessTable processes, Signals signals, MonotonicClock clock) {
    this.processes = processes;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Kills the command, its descendants and the rest of its session, again and again until none is
   * left: it may be forking meanwhile.
   *
   * @return how many processes were killed
   */
  int kill(Process command) throws InterruptedException {
    Optional<Stat> leader = processes.of(Math.toIntExact(command.pid()));
    if (leader.isEmpty()) {
      return 0;
    }
    Set<Member> known = new LinkedHashSet<>(List.of(Member.of(leader.get())));
    Set<Member> killed = new LinkedHashSet<>();
    Deadline deadline = Deadline.in(LONGEST, clock);
    deadline.await(
        PAUSE,
        () -> {
          List<Stat> left = family(leader.get(), known);
          for (Stat stat : left) {
            if (signals.send(Member.of(stat), true)) {
              killed.add(Member.of(stat));
            }
          }
          return left.isEmpty();
        });
    return killed.size();
  }

  /**
   * Who belongs to it and is alive; {@code known} grows by them, so that they outlast their
   * parents.
   */
  private List<Stat> family(Stat leader, Set<Member> known) {
    List<Stat> all = processes.all();
    // only a session that the command leads is its own; ours is never touched
    boolean ownSession = leader.session() == leader.pid();
    boolean grown = true;
    while (grown) {
      Set<Integer> pids =
          all.stream()
              .filter(stat -> known.contains(Member.of(stat)))
              .map(Stat::pid)
              .collect(Collectors.toSet());
      grown = false;
      for (Stat stat : all) {
        boolean own =
            pids.contains(stat.parent()) || (ownSession && stat.session() == leader.session());
        grown |= own && known.add(Member.of(stat));
      }
    }
    return all.stream().filter(stat -> known.contains(Member.of(stat)) && !stat.ended()).toList();
  }
}

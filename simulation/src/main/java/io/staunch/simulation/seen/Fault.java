package io.staunch.simulation.seen;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What goes wrong in a simulated world, and in which phases of an action it can hit. */
public enum Fault {
  /** The agent is killed between two of its effects; what it wrote is there after the restart. */
  KILL(Where.ANYWHERE),
  /** The agent is killed in the middle of a write: the last record is torn. */
  TORN_WRITE(Where.ANYWHERE),
  /** The power fails and the host boots; what was not synced is gone. */
  REBOOT(Where.ANYWHERE),
  DISK_FULL(Where.ANYWHERE),
  DISK_READ_ONLY(Where.ANYWHERE),
  /** Writes take seconds, at times longer than the hand waits. */
  DISK_SLOW(Where.ANYWHERE),
  CLOCK_STEP(Where.ANYWHERE),
  CLOCK_UNSYNCHRONISED(Where.ANYWHERE),
  STEP_SLOW(Where.COMMAND),
  /** The step never ends by itself; it may have taken effect. */
  STEP_HANGS(Where.STEP),
  STEP_FAILS(Where.COMMAND),
  /** The new life comes back as large as the old one was. */
  USELESS_AT_ONCE(Where.RESTARTING),
  /** The new life leaks many times faster. */
  USELESS_SOON(Where.RESTARTING),
  /** The service ends by itself. */
  VANISHES(Where.UP),
  /** The service ends and another process gets its pid. */
  PID_REUSED(Where.UP),
  OOM_KILL(Where.UP),
  /** Somebody else restarts the service, or starts it where it is down. */
  FOREIGN_RESTART(Where.ANYWHERE),
  /** A person stops the service and means it. */
  PERSON_STOPS(Where.UP),
  DEBUGGER(Where.UP),
  PACKAGE_MANAGER(Where.ANYWHERE),
  PAUSE_COMMAND(Where.ANYWHERE),
  PAUSE_FLAG(Where.ANYWHERE),
  /** What is found in /proc contradicts the declaration for a while. */
  CONTRADICTED(Where.ANYWHERE),
  /** The ruling figures cannot be read in time for a while. */
  OVERDUE(Where.ANYWHERE),
  /** No sample comes for a while. */
  NO_SAMPLE(Where.ANYWHERE),
  /** The order reaches the hand twice. */
  ORDER_TWICE(Where.AT_HAND_OVER),
  /** The hand's report is lost. */
  REPORT_LOST(Where.AT_CLOSING),
  REPORT_TWICE(Where.AT_CLOSING),
  /** Another policy, or only watching, for a while; then the old one again. */
  POLICY_CHANGE(Where.ANYWHERE);

  // unmodifiable from its making on
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Phase> possible;

  Fault(Set<Phase> possible) {
    this.possible = possible;
  }

  /** The phases in which it can hit, in order. */
  public Set<Phase> possible() {
    return possible;
  }

  /** Whether it goes wrong inside a step that is performed, and only there. */
  public boolean isOfStep() {
    return compareTo(STEP_SLOW) >= 0 && compareTo(USELESS_SOON) <= 0;
  }

  /** Whether it goes wrong between engine and hand. */
  public boolean isOfLink() {
    return compareTo(ORDER_TWICE) >= 0 && compareTo(REPORT_TWICE) <= 0;
  }

  private static final class Where {
    static final Set<Phase> ANYWHERE = set(EnumSet.allOf(Phase.class));
    static final Set<Phase> COMMAND =
        set(EnumSet.range(Phase.VETO, Phase.START), Phase.HEALTH, Phase.UNDRAIN, Phase.UNDO);
    static final Set<Phase> STEP = set(EnumSet.range(Phase.VETO, Phase.UNDO));
    static final Set<Phase> RESTARTING =
        set(EnumSet.of(Phase.RESTART, Phase.STOP, Phase.SIGNAL, Phase.START));
    static final Set<Phase> UP =
        set(
            EnumSet.complementOf(
                EnumSet.of(
                    Phase.START, Phase.AWAIT, Phase.UNDO))); // there the service is mostly down
    static final Set<Phase> AT_HAND_OVER = set(EnumSet.of(Phase.HAND_OVER));
    static final Set<Phase> AT_CLOSING = set(EnumSet.of(Phase.CLOSING));

    private static Set<Phase> set(EnumSet<Phase> phases, Phase... more) {
      EnumSet<Phase> all = EnumSet.copyOf(phases);
      Collections.addAll(all, more);
      return Collections.unmodifiableSet(all);
    }
  }
}

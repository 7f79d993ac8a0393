package io.staunch.agent.actuate;

import io.staunch.agent.proc.Stat;

/**
 * One process that cannot be mistaken for a later one with the same number.
 *
 * @param startTicks start time in clock ticks since boot (field 22 of /proc/PID/stat)
 */
public record Member(int pid, long startTicks) {

  static Member of(Stat stat) {
    return new Member(stat.pid(), stat.startTicks());
  }
}

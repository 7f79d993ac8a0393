package io.staunch.core.fleet;

/**
 * One life of a service: under systemd the unit's InvocationID, else boot, pid and start time of
 * its leader. Every restart by anyone is a new one.
 */
public record Incarnation(String id) {
  public Incarnation {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an incarnation needs an id");
    }
  }

  /**
   * The life of a process tree without a service manager; {@code startTicks} is field 22 of
   * /proc/PID/stat.
   */
  public static Incarnation of(String bootId, int pid, long startTicks) {
    return new Incarnation(pid + ":" + startTicks + "@" + bootId);
  }

  @Override
  public String toString() {
    return id;
  }
}

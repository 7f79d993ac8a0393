package io.staunch.core.fleet;

/**
 * One life of a service: under systemd the unit's InvocationID, else boot, pid and start time of
 * its leader. Every restart by anyone is a new one.
 */
public record Incarnation(String id) {
  /** Digits of the boot id that are kept: enough to tell the boots of one host apart. */
  private static final int BOOT_DIGITS = 8;

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
    String boot = bootId.substring(0, StrictMath.min(BOOT_DIGITS, bootId.length()));
    return new Incarnation(pid + ":" + startTicks + "@" + boot);
  }

  @Override
  public String toString() {
    return id;
  }
}

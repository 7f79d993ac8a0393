package io.staunch.simulation.host;

import io.staunch.core.fleet.Moment;
import io.staunch.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A server's two clocks: wall time that drifts and can be stepped, and the time since boot that
 * does neither.
 */
public final class HostClock {
  /** Wall time at the beginning of every scenario, a Monday. */
  public static final Instant BEGIN = Instant.parse("2026-03-02T05:00:00Z");

  private final World world;
  private final double drift;
  private long bootedAt;
  private int boots = 1;
  private long wallAhead;
  private Optional<Boolean> synchronised = Optional.of(true);

  /**
   * @param uptime of the host when the simulation begins, in milliseconds
   * @param drift by how much wall time runs too fast, as a share; negative: too slow
   */
  public HostClock(World world, long uptime, double drift) {
    this.world = world;
    this.drift = drift;
    this.bootedAt = -uptime;
  }

  public Moment moment() {
    return moment(world.now());
  }

  private Moment moment(long at) {
    return new Moment(
        BEGIN.plusMillis(at + wallAhead + (long) (at * drift)),
        Duration.ofMillis(at - bootedAt),
        "boot-" + boots);
  }

  void boot() {
    boots++;
    bootedAt = world.now();
  }

  /** Wall time jumps by so many milliseconds. */
  public void step(long by) {
    wallAhead += by;
  }

  public Optional<Boolean> synchronised() {
    return synchronised;
  }

  /**
   * @param whether empty: the host cannot say
   */
  public void synchronised(Optional<Boolean> whether) {
    synchronised = whether;
  }
}

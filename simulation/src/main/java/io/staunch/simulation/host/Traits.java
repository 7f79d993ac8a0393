package io.staunch.simulation.host;

import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.simulation.grow.Growth;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated service is like.
 *
 * @param unit whether a service manager names its lives; else pid and start time do
 * @param supervised whether somebody starts it again when it dies
 * @param stopMillis how long it takes to end once told
 * @param startMillis how long until its process is there
 * @param restartMillis how long a supervisor waits
 * @param startLimit beyond which whoever starts it refuses
 * @param sharing how many times shared pages are counted in its summed RSS, ≥ 1
 * @param ceiling its own ceiling in bytes
 * @param takesAlong services that die with it when it is stopped or restarted on purpose
 * @param relief share of what it leaked that a reload gives back, 0..1
 * @param age of its first life when the simulation begins
 */
public record Traits(
    String name,
    Growth growth,
    boolean unit,
    boolean supervised,
    long stopMillis,
    long startMillis,
    long restartMillis,
    StartLimit startLimit,
    double sharing,
    Optional<Long> ceiling,
    List<String> takesAlong,
    double relief,
    long age) {
  public Traits {
    takesAlong = List.copyOf(takesAlong);
  }
}

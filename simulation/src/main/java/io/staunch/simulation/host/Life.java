package io.staunch.simulation.host;

import io.staunch.core.fleet.Incarnation;

/**
 * One life of a simulated service.
 *
 * @param began in milliseconds of the simulation
 * @param floor bytes it brought along from the life before, where the restart was useless
 * @param haste how many times faster than others it grows
 * @param forgiven milliseconds of growth that reloads took back
 */
record Life(Incarnation id, int pid, long began, long floor, double haste, long forgiven) {
  Life relieved(long millis) {
    return new Life(id, pid, began, floor, haste, forgiven + millis);
  }
}

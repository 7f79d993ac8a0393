package io.staunch.core.history;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * One life of a service as far as it was seen, from a start to the next.
 *
 * @param firstSeen its first reading
 * @param ageWhenSeen how old it was then
 * @param floor the lowest it used once it had started; empty where the start was not seen
 * @param peak the most it used
 * @param newest what it used when last seen
 * @param lasted its age when last seen
 */
public record Life(
    Incarnation life,
    Moment firstSeen,
    Duration ageWhenSeen,
    Optional<Bytes> floor,
    Bytes peak,
    Bytes newest,
    Duration lasted) {}

package io.staunch.core.detect;

import io.staunch.core.fleet.Bytes;

/** How much memory an operator allows a service. */
public sealed interface Limit {
  record OfBytes(Bytes bytes) implements Limit {}

  /** Share of the server's total memory, 0..1. */
  record OfServer(double share) implements Limit {}

  /** Share of the service's own ceiling (-Xmx, cgroup limit, declared), 0..1. */
  record OfCeiling(double share) implements Limit {}
}

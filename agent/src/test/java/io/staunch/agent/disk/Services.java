package io.staunch.agent.disk;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Samples for history files. */
final class Services {
  static final Instant START = Instant.parse("2025-11-01T03:00:00Z");

  private Services() {}

  static Moment at(long second) {
    return new Moment(START.plusSeconds(second), Duration.ofSeconds(1000 + second), "boot-a");
  }

  static ServiceSample seen(
      String service, String life, long age, Bytes upper, Optional<Bytes> ruling) {
    return new ServiceSample.Present(
        service,
        new Incarnation(life),
        Duration.ofSeconds(age),
        List.of(1),
        upper,
        ruling,
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static Sample sample(Moment at, ServiceSample... services) {
    Bytes none = Bytes.ZERO;
    ServerMemory memory =
        new ServerMemory(
            Bytes.ofMebi(1000),
            Bytes.ofMebi(400),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            Optional.empty());
    return new Sample(at, memory, List.of(services), Surroundings.QUIET, false, Duration.ZERO);
  }
}

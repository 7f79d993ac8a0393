package io.staunch.core.verify;

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

/** Samples for tests. */
final class Seen {
  static final Moment START = new Moment(Instant.EPOCH, Duration.ofHours(100), "boot");
  static final Incarnation OLD = new Incarnation("old");
  static final Incarnation NEW = new Incarnation("new");
  static final Incarnation THIRD = new Incarnation("third");

  private Seen() {}

  static Sample at(Moment at, ServiceSample... services) {
    Bytes some = Bytes.ofMebi(100);
    ServerMemory server =
        new ServerMemory(
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            some,
            Optional.empty());
    return new Sample(at, server, List.of(services), Surroundings.QUIET, false, Duration.ZERO);
  }

  static Sample after(Duration gone, ServiceSample... services) {
    return at(START.plus(gone), services);
  }

  static ServiceSample.Present present(
      String service, Incarnation life, Duration age, Bytes upper, Optional<Bytes> ruling) {
    return new ServiceSample.Present(
        service,
        life,
        age,
        List.of(4711),
        upper,
        ruling,
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static ServiceSample.Present web(Incarnation life, Duration age, long mebibytes) {
    Bytes held = Bytes.ofMebi(mebibytes);
    return present("web", life, age, held.plus(Bytes.ofMebi(20)), Optional.of(held));
  }
}

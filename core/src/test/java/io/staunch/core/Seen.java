package io.staunch.core;

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

/** What was seen of a server, in short words for tests. */
public final class Seen {
  private static final Instant BOOT = Instant.parse("2026-03-01T00:00:00Z");

  private Seen() {}

  /** So many seconds after boot. */
  public static Moment at(double seconds) {
    return at("boot-1", seconds);
  }

  public static Moment at(String boot, double seconds) {
    Duration since = Duration.ofMillis(StrictMath.round(seconds * 1000));
    return new Moment(BOOT.plus(since), since, boot);
  }

  public static Bytes mebi(double mebibytes) {
    return new Bytes(StrictMath.round(mebibytes * 1024 * 1024));
  }

  /** Both figures read, and equal. */
  public static ServiceSample.Present service(
      String name, String life, double age, double mebibytes) {
    return service(name, life, age, mebi(mebibytes), Optional.of(mebi(mebibytes)));
  }

  /** Only the cheap upper bound was read. */
  public static ServiceSample.Present cheaply(
      String name, String life, double age, double mebibytes) {
    return service(name, life, age, mebi(mebibytes), Optional.empty());
  }

  public static ServiceSample.Present service(
      String name, String life, double age, Bytes upper, Optional<Bytes> ruling) {
    return service(name, life, age, upper, ruling, Optional.empty(), false);
  }

  public static ServiceSample.Present service(
      String name,
      String life,
      double age,
      Bytes upper,
      Optional<Bytes> ruling,
      Optional<Bytes> ceiling,
      boolean overdue) {
    return new ServiceSample.Present(
        name,
        new Incarnation(life),
        Duration.ofMillis(StrictMath.round(age * 1000)),
        List.of(4242),
        upper,
        ruling,
        Optional.empty(),
        ceiling,
        1,
        Optional.empty(),
        Optional.empty(),
        overdue);
  }

  /** A server of 1,000 MiB that uses so much of them. */
  public static ServerMemory server(double usedMebibytes) {
    Bytes free = mebi(1000 - usedMebibytes);
    Bytes none = Bytes.ZERO;
    return new ServerMemory(
        mebi(1000),
        free,
        free,
        mebi(usedMebibytes),
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        Optional.empty());
  }

  public static Sample sample(Moment at, double usedMebibytes, ServiceSample... services) {
    return sample(at, false, usedMebibytes, services);
  }

  public static Sample sample(
      Moment at, boolean betweenTicks, double usedMebibytes, ServiceSample... services) {
    return new Sample(
        at,
        server(usedMebibytes),
        List.of(services),
        Surroundings.QUIET,
        betweenTicks,
        Duration.ofMillis(5));
  }
}

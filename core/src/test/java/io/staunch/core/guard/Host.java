package io.staunch.core.guard;

import io.staunch.core.attribute.Surroundings;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A standing and the clock of its host: two days up, one notify channel tested, nothing else has
 * happened.
 */
final class Host {
  final Standing standing = new Standing();
  private Moment at =
      new Moment(Instant.parse("2025-03-01T03:00:00Z"), Duration.ofDays(2), "boot-1");
  private long orders = 0;
  private int lives = 1;
  private int boots = 1;

  Host() {
    standing.now(at);
    standing.channelTested("mail", true);
  }

  Moment at() {
    return at;
  }

  Host after(Duration passed) {
    at = at.plus(passed);
    standing.now(at);
    return this;
  }

  Host after(String passed) {
    return after(Duration.parse("PT" + passed));
  }

  /** The host went down and came up again; {@code up} is how long ago. */
  Host rebooted(Duration up) {
    boots++;
    at = new Moment(at.wall().plus(up), up, "boot-" + boots);
    standing.now(at);
    return this;
  }

  Host see(Optional<String> packageManager, Optional<String> pauseFlag) {
    standing.see(new Surroundings(packageManager, pauseFlag, Optional.empty()));
    return this;
  }

  Incarnation restarted(String service, boolean ours) {
    lives++;
    Incarnation life = new Incarnation("life-" + lives);
    standing.started(service, life, ours, at);
    return life;
  }

  long intend(Rung rung, String service, String... along) {
    return intend(rung, Ask.LIFE, service, along);
  }

  long intend(Rung rung, Incarnation life, String service, String... along) {
    orders++;
    List<String> impact =
        Stream.concat(List.of(service).stream(), List.of(along).stream()).toList();
    standing.intended(orders, service, life, rung, impact, at);
    return orders;
  }

  /**
   * A restart by us that went well: intended, done, a new life, seen healthy, all at this moment.
   */
  Incarnation restart(String service, String... along) {
    long order = intend(Rung.RESTART, service, along);
    Incarnation life = restarted(service, true);
    standing.ended(order, true, at);
    standing.seenUp(order);
    return life;
  }
}

package io.staunch.core.detect;

import static io.staunch.core.Seen.at;
import static io.staunch.core.Seen.cheaply;
import static io.staunch.core.Seen.mebi;
import static io.staunch.core.Seen.sample;
import static io.staunch.core.Seen.service;
import static io.staunch.core.detect.Finding.State.CLEAR;
import static io.staunch.core.detect.Finding.State.CONFIRMED;
import static io.staunch.core.detect.Finding.State.NO_DATA;
import static io.staunch.core.detect.Finding.State.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.ServiceSample;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds on any input, tried on seeded ones. */
class LimitPropertiesTest {
  private static final double LIMIT = 500;
  private static final double TICK = 5;

  private static Bench bench(Sustained sustained) {
    return new Bench(
        Detectors.of(
            "r",
            new Condition.ServiceLimit(new Limit.OfBytes(mebi(LIMIT)), sustained, 0.9),
            Duration.ofSeconds((long) TICK)),
        Optional.of("web"));
  }

  /** The same rule, told over the whole past instead of step by step. */
  private static final class Oracle {
    private double aboveSince = Double.NaN;
    private double heard = Double.NaN;
    private String life = "";

    void ruling(double second, String seen, double mebibytes) {
      if (!seen.equals(life) || second - heard > 3 * TICK) {
        aboveSince = Double.NaN;
      }
      life = seen;
      heard = second;
      if (mebibytes <= LIMIT) {
        aboveSince = Double.NaN;
      } else if (Double.isNaN(aboveSince)) {
        aboveSince = second;
      }
    }

    void absent() {
      aboveSince = Double.NaN;
      life = "";
    }

    boolean hasLasted(double second, double duration) {
      return second - aboveSince >= duration;
    }
  }

  @Test
  void nothing_is_confirmed_before_the_duration_and_everything_is_right_after_it() {
    int confirmed = 0;
    int cut = 0;
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double duration = random.nextInt(0, 60);
      double dips = random.nextDouble() * 0.2;
      Bench bench = bench(new Sustained.For(Duration.ofSeconds((long) duration)));
      Oracle oracle = new Oracle();
      double second = 0;
      int lives = 0;
      for (int step = 0; step < 200; step++) {
        second += random.nextInt(40) == 0 ? 16 : random.nextInt(1, 10) / 2.0;
        if (random.nextInt(60) == 0) {
          lives++;
        }
        String life = "life-" + lives;
        double use =
            random.nextDouble() < dips ? 300 + random.nextInt(190) : 501 + random.nextInt(50);
        Finding before = bench.finding();
        int kind = random.nextInt(20);
        if (kind == 0) {
          bench.miss(at(second));
          continue;
        } else if (kind == 1) {
          bench.see(sample(at(second), 600, new ServiceSample.Absent("web")));
          oracle.absent();
          continue;
        } else if (kind == 2) {
          // above the limit by the cheap bound alone: says nothing, neither for nor against
          bench.see(sample(at(second), 600, cheaply("web", life, second, 700)));
          assertThat(bench.finding().state() == CONFIRMED && before.state() != CONFIRMED).isFalse();
          continue;
        }
        bench.see(sample(at(second), 600, service("web", life, second, use)));
        oracle.ruling(second, life, use);
        Finding after = bench.finding();
        if (after.state() == CONFIRMED && before.state() != CONFIRMED) {
          assertThat(oracle.hasLasted(second, duration)).isTrue();
          confirmed++;
        }
        if (oracle.hasLasted(second, duration)) {
          assertThat(after.state()).isEqualTo(CONFIRMED);
        }
        if (before.state() == PENDING && before.need().value() > 0 && after.state() == CLEAR) {
          cut++;
        }
        assertThat(after.since().boot()).isLessThanOrEqualTo(after.seen().orElseThrow().boot());
        assertThat(after.state() == CLEAR && use > LIMIT).isFalse();
      }
    }
    assertThat(confirmed).isGreaterThan(300);
    assertThat(cut).isGreaterThan(100);
  }

  @Test
  void noise_between_the_clear_level_and_above_never_flaps() {
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Sustained sustained =
          seed % 2 == 0
              ? new Sustained.For(Duration.ofSeconds(random.nextInt(30)))
              : new Sustained.Readings(random.nextInt(1, 5), 8);
      Bench bench = bench(sustained);
      for (int tick = 0; tick < 500; tick++) {
        double use = 451 + random.nextDouble() * 100;
        bench.see(sample(at(tick * TICK), 600, service("web", "a", tick, use)));
      }
      assertThat(bench.states()).isSubsetOf(CLEAR, PENDING, CONFIRMED).doesNotHaveDuplicates();
    }
  }

  @Test
  void silence_is_never_fine() {
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Bench bench = bench(new Sustained.For(Duration.ofSeconds(random.nextInt(30))));
      double second = 0;
      for (int tick = 0; tick < 50; tick++) {
        second += TICK;
        bench.see(sample(at(second), 600, service("web", "a", tick, random.nextInt(300, 700))));
      }
      double heard = second;
      while (second < heard + 100) {
        second += random.nextDouble() * 4;
        Finding now = bench.miss(at(second));
        assertThat(now.state() == NO_DATA).isEqualTo(second - heard > 3 * TICK);
      }
    }
  }
}

package io.staunch.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(1), clock);

  @Test
  void time_left_never_falls_below_zero() {
    clock.sleep(Duration.ofMillis(400));
    assertThat(deadline.left()).isEqualTo(Duration.ofMillis(600));
    clock.sleep(Duration.ofSeconds(5));
    assertThat(deadline.left()).isZero();
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.leftMillis()).isEqualTo(1);
  }

  @Test
  void waiting_ends_with_the_condition_or_with_the_deadline() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    assertThat(deadline.await(Duration.ofMillis(100), () -> asked.incrementAndGet() == 3)).isTrue();
    assertThat(deadline.elapsed()).isEqualTo(Duration.ofMillis(200));
    assertThat(deadline.await(Duration.ofMillis(300), () -> false)).isFalse();
    assertThat(deadline.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void the_longer_it_takes_the_less_often_is_asked() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Deadline slow = Deadline.in(Duration.ofSeconds(100), clock);
    slow.await(
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        () -> {
          asked.incrementAndGet();
          return false;
        });
    assertThat(asked.get()).isBetween(110, 140);
    assertThat(slow.elapsed()).isEqualTo(Duration.ofSeconds(100));
  }
}

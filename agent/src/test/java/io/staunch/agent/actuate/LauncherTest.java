package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {
  private final FakeClock clock = new FakeClock();
  private final AtomicInteger tries = new AtomicInteger();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(1), clock);
  private final ProcessBuilder builder = new ProcessBuilder("/bin/true");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cannot run program \"/bin/true\": error=12, Cannot allocate memory",
        "Cannot run program \"/bin/true\": error=11, Resource temporarily unavailable",
        "Cannot run program \"/bin/true\": posix_spawn failed, error: 12 (Cannot allocate memory)",
      })
  void want_of_memory_is_waited_out_until_the_deadline(String message) {
    assertThatThrownBy(() -> failing(message, 1000).launch(builder, deadline)).hasMessage(message);
    assertThat(tries.get()).isEqualTo(21);
    assertThat(deadline.passed()).isTrue();
  }

  @Test
  void a_process_is_started_once_memory_is_there() throws Exception {
    Process process = failing("error=12, Cannot allocate memory", 2).launch(builder, deadline);
    assertThat(process.waitFor()).isZero();
    assertThat(tries.get()).isEqualTo(3);
  }

  @Test
  void a_missing_program_is_not_tried_again() {
    assertThatThrownBy(
            () -> failing("error=2, No such file or directory", 5).launch(builder, deadline))
        .isInstanceOf(IOException.class);
    assertThat(tries.get()).isEqualTo(1);
  }

  private Launcher failing(String message, int times) {
    return new Launcher(
        what -> {
          if (tries.incrementAndGet() <= times) {
            throw new IOException(message);
          }
          return what.start();
        },
        clock);
  }
}

package io.staunch.agent.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootClockTest {
  @TempDir private Path proc;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(proc.resolve(name).getParent());
    Files.writeString(proc.resolve(name), text);
  }

  @Test
  void tells_the_time_since_boot_and_which_boot_it_was() throws IOException {
    write("uptime", "100.25 180.00\n");
    write("sys/kernel/random/boot_id", "9d6c-1\n");
    try (BootClock clock = new BootClock(proc)) {
      Moment before = clock.now();
      write("uptime", "103.50 180.00\n");

      assertThat(before.boot()).isEqualTo(Duration.ofMillis(100_250));
      assertThat(before.bootId()).isEqualTo("9d6c-1");
      assertThat(clock.now().since(before)).contains(Duration.ofMillis(3250));
    }
  }

  @Test
  void a_host_without_a_boot_clock_is_refused_at_once() throws IOException {
    write("uptime", "nonsense");
    write("sys/kernel/random/boot_id", "9d6c-1\n");

    assertThatThrownBy(() -> new BootClock(proc))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void this_hosts_clock_runs() throws IOException {
    try (BootClock clock = new BootClock(Path.of("/proc"))) {
      Moment first = clock.now();

      assertThat(clock.now().since(first).orElseThrow()).isGreaterThanOrEqualTo(Duration.ZERO);
    }
  }

  @Test
  void wall_time_is_synchronised_where_the_mark_lies_and_unknown_elsewhere() throws IOException {
    ClockSync sync = new ClockSync(proc);
    assertThat(sync.synchronised()).isEmpty();

    write("systemd/timesync/synchronized", "");
    assertThat(sync.synchronised()).contains(true);
  }
}

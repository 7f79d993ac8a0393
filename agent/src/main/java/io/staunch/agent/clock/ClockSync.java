package io.staunch.agent.clock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether wall time is synchronised, as far as files tell: systemd-timesyncd leaves one, chrony and
 * ntpd leave none.
 */
public final class ClockSync {
  private final Path mark;

  /** Looks below {@code run}, normally /run. */
  public ClockSync(Path run) {
    mark = run.resolve("systemd/timesync/synchronized");
  }

  /** True where it is known to be; empty where the host cannot say. */
  public Optional<Boolean> synchronised() {
    return Files.exists(mark) ? Optional.of(true) : Optional.empty();
  }
}

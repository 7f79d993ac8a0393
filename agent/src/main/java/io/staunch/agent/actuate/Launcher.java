package io.staunch.agent.actuate;

import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Starts processes, patiently: what fails for want of memory or processes is tried again. */
final class Launcher {
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** EAGAIN and ENOMEM, in the words of the JDK's message. */
  private static final Pattern PASSING = Pattern.compile("error[=:] ?(?:11|12)\\b");

  private final Start start;
  private final MonotonicClock clock;

  Launcher(Start start, MonotonicClock clock) {
    this.start = start;
    this.clock = clock;
  }

  /**
   * Throws where it cannot be started at all, or not before the deadline: then nothing was begun.
   */
  Process launch(ProcessBuilder builder, Deadline deadline)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return start.start(builder);
      } catch (IOException e) {
        if (deadline.passed() || !PASSING.matcher(String.valueOf(e.getMessage())).find()) {
          throw e;
        }
        clock.sleep(PAUSE);
      }
    }
  }

  /** The call that forks. */
  @FunctionalInterface
  interface Start {
    Process start(ProcessBuilder builder) throws IOException;
  }
}

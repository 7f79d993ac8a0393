package io.staunch.agent.actuate;

import java.time.Duration;

/** How a program's run ended. */
public sealed interface CommandResult {
  Duration took();

  /**
   * @param output bounded and redacted, what it wrote on both streams
   */
  record Exited(int code, String output, Duration took) implements CommandResult {}

  /**
   * @param killed how many processes of it had to be killed
   */
  record TimedOut(int killed, String output, Duration took) implements CommandResult {}

  /** Nothing was begun. */
  record NotStarted(String reason, Duration took) implements CommandResult {}
}

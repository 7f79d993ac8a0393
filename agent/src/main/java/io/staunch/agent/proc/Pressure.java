package io.staunch.agent.proc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory stalls in /proc/pressure/memory (PSI). */
final class Pressure {
  private static final Pattern SOME =
      Pattern.compile("^some avg10=(\\d{1,3}\\.\\d{1,2}) ", Pattern.MULTILINE);

  private Pressure() {}

  /** Percent of the last 10 seconds in which some task waited for memory. */
  static Optional<Double> some10(String text) {
    Matcher matcher = SOME.matcher(text);
    return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
  }
}

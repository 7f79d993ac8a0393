package io.staunch.agent.proc;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time since boot in /proc/uptime: seconds with two decimals, then idle time. */
public final class Uptime {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12})\\.(\\d\\d)(\\s.*)?", Pattern.DOTALL);

  private Uptime() {}

  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            Duration.ofSeconds(Long.parseLong(matcher.group(1)))
                .plusMillis(10 * Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}

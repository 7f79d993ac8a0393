package io.staunch.agent.proc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files this process may hold open (RLIMIT_NOFILE, soft), from /proc/self/limits. */
final class OpenFilesLimit {
  private static final Pattern LINE =
      Pattern.compile("^Max open files +(\\d{1,9}|unlimited) ", Pattern.MULTILINE);

  private OpenFilesLimit() {}

  static Optional<Integer> parse(String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(1).equals("unlimited")
            ? Integer.MAX_VALUE
            : Integer.parseInt(matcher.group(1)));
  }
}

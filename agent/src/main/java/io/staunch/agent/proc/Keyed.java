package io.staunch.agent.proc;

import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/** A text of lines {@code Key: value}, as status, meminfo and smaps_rollup are. */
final class Keyed {
  private final String text;

  Keyed(String text) {
    this.text = "\n" + text;
  }

  /** The rest of the first line of that key, stripped. */
  Optional<String> value(String key) {
    String start = "\n" + key + ":";
    int at = text.indexOf(start);
    if (at < 0) {
      return Optional.empty();
    }
    int end = text.indexOf('\n', at + start.length());
    return Optional.of(text.substring(at + start.length(), end < 0 ? text.length() : end).strip());
  }

  /** A value that begins with a number; empty where it does not or the number is absurd. */
  Optional<Long> number(String key) {
    return value(key).map(Numbers::of).filter(number -> number >= 0);
  }

  /** A number in kB, which here means KiB. */
  Optional<Bytes> kibi(String key) {
    return value(key)
        .filter(value -> value.endsWith(" kB"))
        .map(Numbers::of)
        .filter(kb -> kb >= 0)
        .map(Bytes::ofKibi);
  }
}

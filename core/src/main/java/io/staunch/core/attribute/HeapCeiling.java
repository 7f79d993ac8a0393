package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.fleet.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * The heap limit in a Java command line: the last {@code -Xmx} or {@code -XX:MaxHeapSize} among the
 * JVM's own options, which end at {@code -jar}, {@code -m} or the main class; what follows is the
 * program's business.
 */
final class HeapCeiling {
  /** JVM options whose value is the next argument. */
  private static final List<String> WITH_VALUE =
      List.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--limit-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--patch-module",
          "--enable-native-access",
          "--source");

  private HeapCeiling() {}

  static Optional<Bytes> of(List<String> arguments) {
    Optional<Bytes> ceiling = Optional.empty();
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(ProcessReading.CUT)) {
        return Optional.empty();
      }
      if (argument.startsWith("-Xmx")) {
        ceiling = size(argument.substring("-Xmx".length()));
      } else if (argument.startsWith("-XX:MaxHeapSize=")) {
        ceiling = size(argument.substring("-XX:MaxHeapSize=".length()));
      } else if (WITH_VALUE.contains(argument)) {
        i++;
      } else if (endsOptions(argument)) {
        break;
      }
    }
    return ceiling;
  }

  private static boolean endsOptions(String argument) {
    return argument.equals("-jar")
        || argument.equals("-m")
        || argument.equals("--module")
        || !(argument.startsWith("-") || argument.startsWith("@"));
  }

  private static Optional<Bytes> size(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int shift =
        switch (text.charAt(text.length() - 1)) {
          case 'k', 'K' -> 10;
          case 'm', 'M' -> 20;
          case 'g', 'G' -> 30;
          case 't', 'T' -> 40;
          default -> 0;
        };
    String digits = shift == 0 ? text : text.substring(0, text.length() - 1);
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long number = Long.parseLong(digits);
    boolean sane = number > 0 && number <= Long.MAX_VALUE >> shift;
    return sane ? Optional.of(new Bytes(number << shift)) : Optional.empty();
  }
}

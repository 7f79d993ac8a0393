package io.staunch.agent.proc;

import io.staunch.core.collect.ProcessReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments in /proc/PID/cmdline, kept within bounds. A Java service has a class path of many
 * kilobytes in the middle and its main class at the end, so long arguments are shortened first, and
 * what is still too much is left out in the middle.
 */
final class CommandLine {
  static final int MOST_ARGUMENTS = 128;
  static final int MOST_CHARACTERS = 4096;
  static final int LONGEST_ARGUMENT = 256;

  private CommandLine() {}

  /**
   * @param whole whether {@code text} is all there was, not cut off at the reader's bound
   */
  static List<String> parse(byte[] text, int length, boolean whole) {
    int end = length;
    while (end > 0 && text[end - 1] == 0) {
      end--;
    }
    List<String> arguments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= end && end > 0; i++) {
      if (i == end || text[i] == 0) {
        arguments.add(shortened(new String(text, start, i - start, StandardCharsets.UTF_8)));
        start = i + 1;
      }
    }
    if (!whole) {
      arguments.set(arguments.size() - 1, ProcessReading.CUT);
    }
    return bounded(arguments);
  }

  private static String shortened(String argument) {
    return argument.length() <= LONGEST_ARGUMENT
        ? argument
        : argument.substring(0, LONGEST_ARGUMENT - 1) + ProcessReading.CUT;
  }

  private static List<String> bounded(List<String> arguments) {
    int head = fitting(arguments, MOST_ARGUMENTS, MOST_CHARACTERS);
    if (head == arguments.size()) {
      return List.copyOf(arguments);
    }
    head = fitting(arguments, MOST_ARGUMENTS / 2 - 1, MOST_CHARACTERS / 2);
    int tail = fitting(arguments.reversed(), MOST_ARGUMENTS / 2, MOST_CHARACTERS / 2);
    List<String> kept = new ArrayList<>(arguments.subList(0, head));
    kept.add(ProcessReading.CUT);
    kept.addAll(arguments.subList(arguments.size() - tail, arguments.size()));
    return kept;
  }

  /** How many from the front stay within both bounds. */
  private static int fitting(List<String> arguments, int most, int characters) {
    int count = 0;
    int sum = 0;
    for (String argument : arguments) {
      sum += argument.length();
      if (count == most || sum > characters) {
        return count;
      }
      count++;
    }
    return count;
  }
}

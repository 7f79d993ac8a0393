package io.staunch.agent.actuate;

import java.util.Optional;

/**
 * What /proc/PID/stat says of a process's place among the others (proc_pid_stat(5)).
 *
 * @param state one letter; Z for a process that is dead but not yet reaped
 * @param group its process group
 * @param session its session
 */
record ProcessStat(
    int pid, char state, int parent, int group, int session, int threads, long startTicks) {

  /** Reads the file's text; empty where it is not what the kernel writes. */
  static Optional<ProcessStat> parse(String text) {
    // the name may hold blanks and parentheses: the last one closes it
    int open = text.indexOf(" (");
    int close = text.lastIndexOf(") ");
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    String[] fields = text.substring(close + 2).split(" ", 21);
    if (fields.length < 20 || fields[0].length() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProcessStat(
              Integer.parseInt(text.substring(0, open)),
              fields[0].charAt(0),
              Integer.parseInt(fields[1]),
              Integer.parseInt(fields[2]),
              Integer.parseInt(fields[3]),
              Integer.parseInt(fields[17]),
              Long.parseLong(fields[19])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Member member() {
    return new Member(pid, startTicks);
  }

  /** Whether its memory is gone: a zombie has none, unless threads of it still run. */
  boolean gone() {
    return (state == 'Z' || state == 'X') && threads <= 1;
  }
}

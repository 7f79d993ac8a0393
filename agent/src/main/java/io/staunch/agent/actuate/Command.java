package io.staunch.agent.actuate;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A program to run: its arguments one by one, never a shell line.
 *
 * @param run the program by absolute path, then its arguments
 * @param facts what it is told, as environment variables whose names begin with {@code STAUNCH_}
 * @param input what it reads on standard input, at most {@link #INPUT_MOST} characters
 * @param keep bytes of its output that are kept, half from the beginning and half from the end
 * @param outlives whether it, or what it starts, may go on after we are dead: then its output does
 *     not break with us
 */
public record Command(
    List<String> run,
    SortedMap<String, String> facts,
    String input,
    Duration timeout,
    int keep,
    boolean outlives) {
  /** So much fits into a pipe whether it is read or not. */
  public static final int INPUT_MOST = 16 * 1024;

  public Command {
    run = List.copyOf(run);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    if (run.isEmpty() || !run.getFirst().startsWith("/")) {
      throw new IllegalArgumentException("a command begins with an absolute path, not " + run);
    }
    if (input.length() > INPUT_MOST) {
      throw new IllegalArgumentException(
          "input of " + input.length() + " characters, at most " + INPUT_MOST + " are written");
    }
    for (String name : facts.keySet()) {
      if (!name.startsWith("STAUNCH_")) {
        throw new IllegalArgumentException("facts are named STAUNCH_…, not " + name);
      }
    }
  }

  /** A command that reads nothing and leaves nothing behind. */
  public static Command of(List<String> run, Duration timeout) {
    return new Command(run, new TreeMap<>(), "", timeout, 4096, false);
  }
}

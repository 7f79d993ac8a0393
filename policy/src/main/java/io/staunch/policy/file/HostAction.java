package io.staunch.policy.file;

import io.staunch.core.act.Action;
import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.List;

/**
 * A named action of the host file: a program and its arguments, never a shell line.
 *
 * @param run the program by absolute path, then its arguments
 * @param timeout after which it is killed and counts as unknown
 * @param maxOutput how much of its output is kept
 */
public record HostAction(String name, List<String> run, Duration timeout, Bytes maxOutput) {
  public HostAction {
    run = List.copyOf(run);
  }

  /** All that the engine may know of it. */
  public Action action() {
    return new Action(name, timeout);
  }
}

package io.staunch.agent.actuate;

import java.util.Optional;

/**
 * Sends TERM and KILL to single processes, without starting one: under memory pressure a fork may
 * fail just when a signal must not. Sent through {@link ProcessHandle}, which compares start times
 * once more, right before the call.
 */
final class Signals {
  private final ProcessTable processes;

  Signals(ProcessTable processes) {
    this.processes = processes;
  }

  /** Whether the signal was sent; false where the process is gone or may not be signalled. */
  boolean send(Member member, boolean kill) {
    if (member.pid() <= 1 || member.pid() == ProcessHandle.current().pid()) {
      return false;
    }
    Optional<ProcessHandle> handle = ProcessHandle.of(member.pid());
    // the handle is taken first, so that what the table says afterwards is about the same process
    return handle.isPresent()
        && processes.alive(member).isPresent()
        && (kill ? handle.get().destroyForcibly() : handle.get().destroy());
  }
}

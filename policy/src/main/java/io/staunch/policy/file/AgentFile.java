package io.staunch.policy.file;

import io.staunch.core.fleet.Bytes;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the agent itself runs: where its files lie and what it may cost.
 *
 * @param tick time between two regular readings
 * @param state folder for history, ledger, hand journal, notices and evidence
 * @param socket Unix-domain control socket
 * @param readGroup group that may read through the socket
 * @param operateGroup group that may pause, approve and acknowledge
 * @param hostFile the host file
 * @param policy a policy file, or a folder whose files are read as one
 * @param pauseFlag while this file exists nothing is acted on
 * @param history size of the ring file of samples
 * @param ledger how much of the ledger is kept
 * @param recording how much is kept of what the engine heard; zero: it is not recorded
 * @param own the agent's own ceilings
 */
public record AgentFile(
    Duration tick,
    Path state,
    Path socket,
    String readGroup,
    String operateGroup,
    Path hostFile,
    Path policy,
    Path pauseFlag,
    Bytes history,
    Bytes ledger,
    Bytes recording,
    Smaps smaps,
    Evidence evidence,
    Own own) {

  /**
   * Reading /proc/PID/smaps_rollup, the one reading that can be dear.
   *
   * @param budget time per tick
   * @param largest processes above this size are not read this way while observing
   */
  public record Smaps(Duration budget, Bytes largest) {}

  /**
   * What is captured before an act.
   *
   * @param time longest capture before one act; the time left until exhaustion may shorten it
   * @param perAct most bytes kept for one act
   * @param inAll most bytes kept together, oldest dropped first
   */
  public record Evidence(Duration time, Bytes perAct, Bytes inAll) {}

  /**
   * The agent as a watched service of its own.
   *
   * @param memory its own memory ceiling
   * @param cpu share of one core it may use over ten minutes, 0..1
   */
  public record Own(Bytes memory, double cpu) {}
}

package io.staunch.agent.disk;

import java.util.List;

/** What became of opening a file of the agent. */
public sealed interface Opened<T> {

  /**
   * It is open.
   *
   * @param gaps what is missing since the last run, one sentence each, to be written into the
   *     ledger as gaps
   * @param remarks damage and other things that a person should know, one sentence each, bounded
   */
  record Ready<T>(T file, List<String> gaps, List<String> remarks) implements Opened<T> {
    public Ready {
      gaps = List.copyOf(gaps);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * It cannot be used, and nothing was changed.
   *
   * @param reason one sentence for people, with the cure where there is one
   */
  record Refused<T>(String reason) implements Opened<T> {}
}

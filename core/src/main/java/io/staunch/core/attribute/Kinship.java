package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which running processes were seen in which service's tree, and under which leader: a child whose
 * parent died is re-parented to init, and from then on only this memory tells where it came from.
 */
final class Kinship {
  /**
   * Most processes remembered; beyond it a re-parented child is no longer known, which counts less
   * and never more.
   */
  static final int MOST = 16_384;

  private final SortedMap<Integer, Kin> kin = new TreeMap<>();

  /**
   * One process, told apart from a later owner of its pid by its start time, and the leader it was
   * seen under.
   */
  private record Kin(long startTicks, String service, int leader, long leaderTicks) {}

  /** Forgets the processes that ended. */
  void keepOnly(ProcessTable table) {
    kin.entrySet()
        .removeIf(entry ->
            table
                .find(entry.getKey())
                .filter(process -> process.startTicks() == entry.getValue().startTicks())
                .isEmpty());
  }

  void remember(String service, ProcessReading leader, List<ProcessReading> members) {
    for (ProcessReading member : members) {
      if (kin.size() < MOST || kin.containsKey(member.pid())) {
        kin.put(
            member.pid(), new Kin(member.startTicks(), service, leader.pid(), leader.startTicks()));
      }
    }
  }

  /** Pid of the leader under which the process was last seen in this service. */
  Optional<Integer> leaderOf(String service, ProcessReading process) {
    return known(service, process).map(Kin::leader);
  }

  /** Whether the process was seen under this very leader. */
  boolean isUnder(String service, ProcessReading leader, ProcessReading process) {
    return known(service, process)
        .filter(seen -> seen.leader() == leader.pid() && seen.leaderTicks() == leader.startTicks())
        .isPresent();
  }

  /** Whether the process was seen in a life of this service whose leader has ended. */
  boolean isLeftover(String service, ProcessReading process, ProcessTable table) {
    return known(service, process)
        .filter(seen ->
            table
                .find(seen.leader())
                .filter(leader -> leader.startTicks() == seen.leaderTicks())
                .isEmpty())
        .isPresent();
  }

  private Optional<Kin> known(String service, ProcessReading process) {
    return Optional.ofNullable(kin.get(process.pid()))
        .filter(
            seen -> seen.startTicks() == process.startTicks() && seen.service().equals(service));
  }
}

package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.ProcessReading.Detail;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Sums the processes of one service: a sum of dear figures stands only where every process was
 * read.
 */
final class Summary {
  /** Most pids a sample names; the sums count all. */
  static final int MOST_PIDS = 4096;

  /**
   * Clock ticks of /proc per second: USER_HZ, 100 on every architecture that Linux and a current
   * JDK share.
   */
  private static final long TICK_MILLIS = 10;

  private final Sweep sweep;
  private final SortedSet<Integer> overdue = new TreeSet<>();

  Summary(Sweep sweep) {
    this.sweep = sweep;
    sweep.overdue().forEach(late -> overdue.add(late.pid()));
  }

  /**
   * @param members at least one, the leader first
   */
  ServiceSample.Present present(Declaration declaration, List<ProcessReading> members) {
    ProcessReading leader = members.getFirst();
    List<Detail> details = members.stream().flatMap(member -> member.detail().stream()).toList();
    boolean complete = details.size() == members.size();
    boolean asked =
        !details.isEmpty() || members.stream().anyMatch(member -> overdue.contains(member.pid()));
    Duration age = sweep.at().boot().minusMillis(leader.startTicks() * TICK_MILLIS);
    return new ServiceSample.Present(
        declaration.name(),
        Incarnation.of(sweep.at().bootId(), leader.pid(), leader.startTicks()),
        age.isNegative() ? Duration.ZERO : age,
        members.stream().limit(MOST_PIDS).map(ProcessReading::pid).toList(),
        sum(members.stream().map(member -> member.rss().plus(member.swap())).toList()),
        complete
            ? Optional.of(sum(details.stream().map(Summary::ruling).toList()))
            : Optional.empty(),
        complete ? Optional.of(sum(details.stream().map(Detail::swap).toList())) : Optional.empty(),
        ceiling(declaration, leader),
        members.stream().mapToInt(ProcessReading::threads).sum(),
        complete ? fileDescriptors(details) : Optional.empty(),
        details.stream().map(Detail::tracer).filter(tracer -> tracer != 0).findFirst(),
        asked && !complete);
  }

  private static Bytes ruling(Detail detail) {
    return detail.anon().plus(detail.shmem()).plus(detail.swap());
  }

  private static Bytes sum(List<Bytes> amounts) {
    Bytes sum = Bytes.ZERO;
    for (Bytes amount : amounts) {
      sum = sum.plus(amount);
    }
    return sum;
  }

  private static Optional<Integer> fileDescriptors(List<Detail> details) {
    int sum = 0;
    for (Detail detail : details) {
      if (detail.fileDescriptors().isEmpty()) {
        return Optional.empty();
      }
      sum += detail.fileDescriptors().get();
    }
    return Optional.of(sum);
  }

  private static Optional<Bytes> ceiling(Declaration declaration, ProcessReading leader) {
    return declaration
        .ceiling()
        .or(() -> HeapCeiling.of(leader.arguments()))
        .or(() -> leader.detail().flatMap(Detail::limit));
  }
}

package io.staunch.agent.actuate;

import io.staunch.agent.proc.Stat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The processes that a stop is meant for. Where the service has its process group to itself, what
 * is born into the group belongs to it as well; where it shares the group, with us or with others,
 * only the processes that are known as its own do.
 */
final class Pack {
  private final ProcessTable processes;
  private final Set<Member> known;
  private final OptionalInt group;

  private Pack(ProcessTable processes, Set<Member> known, OptionalInt group) {
    this.processes = processes;
    this.known = known;
    this.group = group;
  }

  static Pack of(List<Member> members, ProcessTable processes) {
    Set<Member> known = new LinkedHashSet<>(members);
    List<Stat> all = processes.all();
    int ours = processes.own().group();
    OptionalInt group =
        members.stream()
            .flatMap(member -> processes.alive(member).stream())
            .mapToInt(Stat::group)
            .findFirst();
    boolean shared =
        group.isEmpty()
            || group.getAsInt() <= 1
            || group.getAsInt() == ours
            || all.stream()
                .anyMatch(stat ->
                    stat.group() == group.getAsInt()
                        && !stat.ended()
                        && !known.contains(Member.of(stat)));
    return new Pack(processes, known, shared ? OptionalInt.empty() : group);
  }

  /** The group that it has to itself; empty where it is signalled process by process. */
  OptionalInt group() {
    return group;
  }

  /** Who of it is still alive; a look at the known ones only. */
  List<Stat> left() {
    return known.stream().flatMap(member -> processes.alive(member).stream()).toList();
  }

  /** Who of it is still alive, with who was born into its group meanwhile. */
  List<Stat> leftAfterCount() {
    if (group.isPresent()) {
      for (Stat stat : processes.all()) {
        if (stat.group() == group.getAsInt()) {
          known.add(Member.of(stat));
        }
      }
    }
    return left();
  }
}

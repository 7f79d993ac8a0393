package io.staunch.simulation.check;

import static io.staunch.simulation.check.Decisions.when;

import io.staunch.core.act.HandRecord;
import io.staunch.core.act.Outcome;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.simulation.host.Disk;
import io.staunch.simulation.seen.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be true of ledger and journal. */
final class Records {
  private final Disk disk;
  private final List<Entry> promised = new ArrayList<>();
  private final List<HandRecord> penned = new ArrayList<>();
  private final Map<Long, Outcome.End> ends = new TreeMap<>();
  private long noted;
  private boolean untold;
  private boolean behind;

  Records(Disk disk) {
    this.disk = disk;
  }

  List<Invariant> all() {
    return List.of(
        new Invariant(
            "numbers",
            "entries are numbered one after the other but where something was lost, and a known loss"
                + " is told before the next intent",
            this::numbers),
        new Invariant(
            "durable", "what was said to be durable is there after every death", this::durable),
        new Invariant(
            "one-end", "what the journal holds as an order's end stays its end", this::oneEnd));
  }

  private Optional<String> numbers(Happening happening) {
    return switch (happening) {
      case Happening.AgentStarted started -> {
        noted = started.entries().isEmpty() ? 0 : started.entries().getLast().number();
        untold = false;
        behind = false;
        yield rising(started.entries());
      }
      case Happening.Noted(Entry entry) -> {
        long expected = ++noted;
        boolean jumps = behind && entry.number() > expected;
        noted = entry.number();
        behind &= untold || entry.fact() instanceof Fact.Gap;
        untold &= !(entry.fact() instanceof Fact.Gap);
        yield when(
                entry.number() != expected && !jumps,
                "entry " + entry.number() + " instead of " + expected)
            .or(() ->
                when(
                    untold && entry.fact() instanceof Fact.Intended,
                    "intent " + entry.number() + " follows a loss that no entry tells of"));
      }
      case Happening.Recorded(var _, boolean kept) -> {
        untold |= !kept;
        behind |= !kept;
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> rising(List<Entry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).number() <= entries.get(i - 1).number()) {
        return Optional.of("entry " + entries.get(i).number() + " stands twice or too late");
      }
    }
    return Optional.empty();
  }

  private Optional<String> durable(Happening happening) {
    switch (happening) {
      case Happening.Recorded(Entry entry, boolean kept) -> {
        if (kept) {
          promised.add(entry);
        }
      }
      case Happening.Journaled(HandRecord record, boolean kept) -> {
        if (kept) {
          penned.add(record);
        }
      }
      case Happening.AgentStarted _ -> {
        return missing();
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** What was promised and is not on the disk. */
  Optional<String> missing() {
    SortedSet<Long> there = new TreeSet<>();
    disk.ledger().forEach(entry -> there.add(entry.number()));
    for (Entry entry : promised) {
      if (!there.contains(entry.number())) {
        return Optional.of(
            "entry "
                + entry.number()
                + " ("
                + entry.fact().getClass().getSimpleName()
                + ") is lost");
      }
    }
    return when(
        disk.journal().size() < penned.size(),
        penned.size() - disk.journal().size() + " records of the journal are lost");
  }

  private Optional<String> oneEnd(Happening happening) {
    return switch (happening) {
      case Happening.Journaled(HandRecord.Closed closed, boolean kept) -> {
        if (kept) {
          ends.putIfAbsent(closed.order(), closed.outcome().end());
        }
        yield Optional.empty();
      }
      case Happening.Reported(Outcome outcome) -> {
        Outcome.End before = ends.get(outcome.order());
        yield when(
            before != null && before != outcome.end(),
            "order %d ended %s and now %s".formatted(outcome.order(), before, outcome.end()));
      }
      default -> Optional.empty();
    };
  }
}

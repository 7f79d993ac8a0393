package io.staunch.agent.main.replay;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a rerun noted, beside what a ledger holds: the same bytes, or where they part. */
final class Beside {
  private final Codec codec = new Codec();
  private final Rerun rerun;
  private final List<String> differences = new ArrayList<>();
  private final SortedSet<Long> held = new TreeSet<>();
  private Optional<Long> oldest = Optional.empty();
  private long equal;
  private long different;
  private boolean starting;
  private long unheard;

  private Beside(Rerun rerun) {
    this.rerun = rerun;
  }

  static Beside of(Rerun rerun, LedgerReader ledger) throws IOException {
    Beside beside = new Beside(rerun);
    ledger.each(entry -> {
      beside.take(entry);
      return true;
    });
    beside.missing();
    return beside;
  }

  private void take(Entry entry) {
    oldest = oldest.or(() -> Optional.of(entry.number()));
    if (!rerun.covers(entry.number())) {
      return;
    }
    Optional<Rerun.Noted> noted = rerun.noted(entry.number());
    boolean replaced =
        noted.isPresent()
            && !noted.get().durable()
            && !text(noted.get().entry()).equals(text(entry));
    if (replaced || rerun.isBetweenRuns(entry.number())) {
      // what an agent finds out at its start comes of its files, not of what it heard
      starting |= entry.fact() instanceof Fact.Started;
      unheard += starting ? 0 : 1;
      return;
    }
    starting = false;
    held.add(entry.number());
    if (noted.isEmpty()) {
      differs("the ledger has entry " + entry.number() + ", which the recording does not give");
    } else if (text(noted.get().entry()).equals(text(entry))) {
      equal++;
    } else {
      differs(
          "entry "
              + entry.number()
              + ": "
              + where(
                  "",
                  codec.write(Entry.class, noted.get().entry()),
                  codec.write(Entry.class, entry)));
    }
  }

  private String text(Entry entry) {
    return codec.text(Entry.class, entry);
  }

  /** What the ledger was said to have taken, but does not hold. */
  private void missing() {
    for (Rerun.Noted noted : rerun.noted()) {
      long number = noted.entry().number();
      boolean dropped = oldest.map(first -> number < first).orElse(false);
      if (noted.durable() && !dropped && !held.contains(number)) {
        differs("the recording gives entry " + number + ", which the ledger does not hold");
      }
    }
  }

  private void differs(String what) {
    different++;
    if (differences.size() < Rerun.MOST_TOLD) {
      differences.add(what);
    }
  }

  /** The first place at which two values part. */
  private static String where(String path, Json replayed, Json kept) {
    if (replayed instanceof Json.Obj(Map<String, Json> ours)
        && kept instanceof Json.Obj(Map<String, Json> theirs)) {
      SortedSet<String> names = new TreeSet<>(ours.keySet());
      names.addAll(theirs.keySet());
      for (String name : names) {
        if (!Objects.equals(ours.get(name), theirs.get(name))) {
          return where(
              path.isEmpty() ? name : path + "." + name,
              Optional.ofNullable(ours.get(name)).orElseGet(Json.Null::new),
              Optional.ofNullable(theirs.get(name)).orElseGet(Json.Null::new));
        }
      }
    }
    return path
        + " is "
        + kept.compact()
        + " in the ledger, and "
        + replayed.compact()
        + " heard again";
  }

  boolean isEqual() {
    return different == 0;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        isEqual()
            ? "against the ledger: %d of %d entries are the same, byte for byte"
                .formatted(equal, held.size())
            : "against the ledger: %s in %d entries"
                .formatted(Rerun.count(different, "difference"), held.size()));
    differences.forEach(difference -> lines.add("  " + difference));
    if (different > differences.size()) {
      lines.add("  and " + (different - differences.size()) + " more");
    }
    if (unheard > 0) {
      lines.add(
          "  the recording has gaps (a power cut, a full disk): %s of the ledger fall into them"
              .formatted(unheard == 1 ? "1 entry" : unheard + " entries"));
    }
    return lines;
  }
}

package io.staunch.simulation.broken;

import io.staunch.core.act.HandRecord;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is written or read back is not what it should be. */
final class WrongRecords {
  private WrongRecords() {}

  static List<Flaw> all() {
    return List.of(
        new Flaw("acts before its intent is durable", "intent-first") {
          @Override
          public boolean waitsForLedger() {
            return false;
          }
        },
        new Flaw("forgets after a restart what it has ordered", "one-order") {
          @Override
          public List<Entry> entries(List<Entry> read) {
            return read.stream().filter(entry -> !(entry.fact() instanceof Fact.Intended)).toList();
          }
        },
        new Flaw("forgets after a restart what it has done", "one-per-life") {
          @Override
          public List<Entry> entries(List<Entry> read) {
            SortedSet<Long> ended = new TreeSet<>();
            for (Entry entry : read) {
              if (entry.fact() instanceof Fact.Ended end) {
                ended.add(end.outcome().order());
              }
            }
            return read.stream()
                .filter(entry ->
                    !(entry.fact() instanceof Fact.Intended intent
                        && ended.contains(intent.order().number())))
                .toList();
          }
        },
        new Flaw("does not read the newest entries after a restart", "numbers") {
          @Override
          public List<Entry> entries(List<Entry> read) {
            return read.subList(0, StrictMath.max(0, read.size() - 3));
          }
        },
        new Flaw("calls durable what it does not write", "durable") {
          @Override
          public boolean writes(Entry entry) {
            return !(entry.fact() instanceof Fact.Verified);
          }
        },
        new Flaw("forgets after a restart what the hand has closed", "one-end") {
          @Override
          public List<HandRecord> journal(List<HandRecord> read) {
            return read.stream().filter(record -> !(record instanceof HandRecord.Closed)).toList();
          }
        });
  }
}

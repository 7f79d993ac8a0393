package io.staunch.agent.main.trial;

import io.staunch.core.detect.Finding;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What happened in one run.
 *
 * @param ledger everything the engine noted
 * @param notes what of the test could not happen
 * @param findings where every finding stood in the end
 * @param readings what each service was seen to use; {@link #SERVER} is the server as a whole
 * @param apart how far two readings lie apart
 * @param since how long after the test's beginning a moment is
 */
record Course(
    Ruleset rules,
    List<Entry> ledger,
    List<Note> notes,
    List<Finding> findings,
    SortedMap<String, List<Reading>> readings,
    Duration apart,
    Function<Moment, Duration> since) {
  /** No service is called so: names have no blanks. */
  static final String SERVER = "the server";

  Course {
    ledger = List.copyOf(ledger);
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
    readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
  }

  /** Something that the ledger does not tell. */
  record Note(Duration at, String text) {}

  /** What was used at a time. */
  record Reading(Duration at, Bytes used) {}

  Duration at(Entry entry) {
    return since.apply(entry.at());
  }
}

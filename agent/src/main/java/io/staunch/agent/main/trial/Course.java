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
 * @param ran the actions of the host file that orders ran
 * @param notes what of the test could not happen
 * @param findings where every finding stood in the end
 * @param readings what each service was seen to use; {@link #SERVER} is the server as a whole
 * @param apart how far two readings lie apart
 * @param since how long after the test's beginning a moment is
 */
record Course(
    Ruleset rules,
    List<Entry> ledger,
    List<Ran> ran,
    List<Note> notes,
    List<Finding> findings,
    SortedMap<String, List<Reading>> readings,
    Duration apart,
    Function<Moment, Duration> since) {
  /** No service is called so: names have no blanks. */
  static final String SERVER = "the server";

  Course {
    ledger = List.copyOf(ledger);
    ran = List.copyOf(ran);
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
    readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
  }

  /** An action of the host file that an order ran. */
  record Ran(Duration at, String service, String action) {}

  /** Something that the ledger does not tell. */
  record Note(Duration at, String text) {}

  /** What was used at a time. */
  record Reading(Duration at, Bytes used) {}

  Duration at(Entry entry) {
    return since.apply(entry.at());
  }
}

package io.staunch.agent.main.replay;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.disk.RecordingReader;
import io.staunch.core.ledger.Account.Passage;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Explain;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a replay tells: lines for people or entries for scripts, the same in every Java runtime.
 *
 * @param verdict where it parts from what was recorded, and from the ledger
 * @param same whether nothing parts from what was recorded, nor from the ledger where one was named
 */
public record Report(List<String> lines, List<String> verdict, boolean same) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  public Report {
    lines = List.copyOf(lines);
    verdict = List.copyOf(verdict);
  }

  /**
   * @param recording a folder of segments, or one
   * @param ledger the folder of a ledger to hold it against
   * @param version of this release
   * @param json entries as they stand in a ledger, and nothing else
   */
  public static Report of(
      Path recording, Optional<Path> ledger, String version, ZoneId zone, boolean json)
      throws IOException {
    Codec codec = new Codec();
    Rerun rerun = Rerun.of(RecordingReader.of(recording, codec));
    List<String> lines = new ArrayList<>();
    if (json) {
      rerun.noted().forEach(noted -> lines.add(codec.text(Entry.class, noted.entry())));
    } else {
      lines.addAll(rerun.head());
      rerun.noted().forEach(noted -> lines.add(line(noted.entry(), zone)));
      lines.add("digest " + rerun.digest());
    }
    List<String> verdict = new ArrayList<>(rerun.remarks());
    boolean same = rerun.differences().isEmpty();
    if (!same) {
      verdict.add("the recording does not go on as it was heard:");
      rerun.differences().forEach(difference -> verdict.add("  " + difference));
    }
    if (ledger.isPresent()) {
      Beside beside = Beside.of(rerun, new LedgerReader(ledger.get(), codec));
      verdict.addAll(beside.lines());
      same &= beside.isEqual();
    }
    if (!same && !rerun.versions().equals(new TreeSet<>(List.of(version)))) {
      verdict.add(
          "this is staunch %s: another release may decide otherwise, and this is where it does"
              .formatted(version));
    }
    return new Report(lines, verdict, same);
  }

  private static String line(Entry entry, ZoneId zone) {
    Passage passage = Explain.account(List.of(entry), entry.number()).passages().getFirst();
    return "%s  %6d  %-9s %s"
        .formatted(
            TIME.format(entry.at().wall().atZone(zone)),
            entry.number(),
            passage.label(),
            passage.text());
  }
}

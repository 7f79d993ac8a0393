package io.staunch.agent.main;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Explain;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the entries of an incident in a ledger and tells them. */
public final class Stories {
  /** How far back the newest incident is looked for. */
  private static final int NEWEST = 5_000;

  private Stories() {}

  /**
   * The story that an entry belongs to.
   *
   * @param which an entry's number, or {@code last} for the newest incident
   */
  public static Reply of(LedgerReader ledger, String which) throws IOException {
    Optional<Entry> entry =
        which.equals("last") ? newest(ledger) : ledger.entry(Long.parseLong(which));
    if (entry.isEmpty()) {
      return new Reply.Refused(
          which.equals("last")
              ? "the ledger holds no incident yet: nothing was found wrong"
              : "the ledger holds no entry " + which,
          false);
    }
    long incident = entry.get().incident();
    LedgerReader.Tale tale =
        incident == 0 ? new LedgerReader.Tale(List.of(entry.get()), 0) : ledger.incident(incident);
    long chosen = which.equals("last") ? incident : entry.get().number();
    return new Reply.Story(Explain.account(tale.entries(), chosen), tale.leftOut());
  }

  private static Optional<Entry> newest(LedgerReader ledger) throws IOException {
    return ledger.last(NEWEST).reversed().stream()
        .filter(entry -> entry.incident() != 0)
        .findFirst();
  }

  public static List<String> lines(Reply.Story story) {
    List<String> lines = new ArrayList<>(Explain.lines(story.account(), ZoneId.systemDefault()));
    if (story.leftOut() > 0) {
      lines.add("");
      lines.add(
          story.leftOut()
              + " entries from the middle of this incident are left out here; the ledger holds"
              + " them.");
    }
    return lines;
  }
}

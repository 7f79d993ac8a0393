package io.staunch.agent.disk;

import io.staunch.core.ledger.Entry;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a ledger without changing it, with bounded memory; also while the agent writes it. */
public final class LedgerReader {
  static final String NAME = "ledger";

  /** Most entries of one incident that are told; its first and its newest. */
  public static final int INCIDENT = 500;

  private final LogReader log;
  private final Codec codec;

  public LedgerReader(Path folder, Codec codec) {
    this(new LogReader(new LogFiles(folder, NAME)), codec);
  }

  LedgerReader(LogReader log, Codec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * Every entry in order until the visitor has enough; entries of a kind that this release does not
   * know are left out.
   */
  public void each(Predicate<Entry> goOn) throws IOException {
    log.lines(line -> entry(line).map(goOn::test).orElse(true));
  }

  /** The newest {@code n} entries, oldest first. */
  public List<Entry> last(int n) throws IOException {
    return log.last(n).stream().flatMap(line -> entry(line).stream()).toList();
  }

  public Optional<Entry> entry(long number) throws IOException {
    List<Entry> found = new ArrayList<>(1);
    log.lines(line -> {
      if (line.number() == number) {
        entry(line).ifPresent(found::add);
      }
      return line.number() < number;
    });
    return found.stream().findFirst();
  }

  /**
   * Entries of one incident, oldest first.
   *
   * @param leftOut how many of its middle are not among them
   */
  public record Tale(List<Entry> entries, long leftOut) {
    public Tale {
      entries = List.copyOf(entries);
    }
  }

  /**
   * All entries of one incident, at most {@value #INCIDENT}: then the first half and the newest
   * half.
   */
  public Tale incident(long number) throws IOException {
    String mark = "\"incident\":" + number + ",";
    List<Entry> found = new ArrayList<>();
    long[] leftOut = new long[1];
    log.lines(line -> {
      if (line.number() == number || line.body().contains(mark)) {
        entry(line)
            .filter(entry -> entry.number() == number || entry.incident() == number)
            .ifPresent(found::add);
        if (found.size() > INCIDENT) {
          found.remove(INCIDENT / 2);
          leftOut[0]++;
        }
      }
      return true;
    });
    return new Tale(found, leftOut[0]);
  }

  /**
   * Whether the entry {@code number} is there with this hash: an anchored head that is not shows a
   * cut or a rewrite.
   */
  public boolean holds(long number, String hash) throws IOException {
    boolean[] holds = new boolean[1];
    log.lines(line -> {
      holds[0] |= line.number() == number && line.hash().equals(hash);
      return line.number() < number;
    });
    return holds[0];
  }

  /**
   * Damage and breaks of the chain, one sentence each; empty where all is well. Reads everything.
   */
  public List<String> check() throws IOException {
    return LogSurvey.of(log).remarks();
  }

  private Optional<Entry> entry(Line line) {
    return switch (codec.parse(Entry.class, line.body())) {
      case Parsed.Good<Entry>(Entry entry) -> Optional.of(entry);
      case Parsed.Bad<Entry> _ -> Optional.empty();
    };
  }
}

package io.staunch.agent.disk;

import io.staunch.core.act.HandRecord;
import io.staunch.core.attribute.Sample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import io.staunch.core.wire.Codec;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A process that appends to ledger, journal and history until it is killed, and says of each what
 * was acknowledged.
 */
final class Appender {
  static final LedgerFile.Bounds LEDGER =
      new LedgerFile.Bounds(Bytes.ofKibi(256), 64, Bytes.ofKibi(256));
  static final RingFile.Bounds RING = new RingFile.Bounds(Bytes.ofMebi(1), 8);

  private Appender() {}

  /**
   * Arguments: the folder to write in. Prints {@code ledger N}, {@code journal N} and {@code ring
   * N}.
   */
  @SuppressWarnings("InfiniteLoopStatement")
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Codec codec = new Codec();
    PrintStream out = System.out;
    LedgerFile ledger =
        Entries.ready(LedgerFile.open(folder, LEDGER, codec, Entries.NOWHERE)).file();
    JournalFile journal = Entries.ready(JournalFile.open(folder, codec)).file();
    RingFile ring = Entries.ready(RingFile.open(folder.resolve("ring"), RING)).file();
    for (long n = ledger.last() + 1; true; n++) {
      told(out, "ledger", n, ledger.append(Entries.entry(n), n % 4 == 0));
      told(
          out,
          "journal",
          n,
          journal.append(new HandRecord.Began(n, 1, false, Entries.entry(n).at())));
      told(out, "ring", n, ring.append(sample(n)));
      if (n % 50 == 0) {
        journal.rewrite(List.of(new HandRecord.Began(n, 1, false, Entries.entry(n).at())));
      }
    }
  }

  private static void told(PrintStream out, String what, long n, Written written) {
    if (!written.kept()) {
      throw new AssertionError(what + " " + n + ": " + written);
    }
    out.print(what + " " + n + "\n");
    out.flush();
  }

  static Sample sample(long n) {
    Moment at = new Moment(Instant.EPOCH.plusSeconds(n), Duration.ofSeconds(n), "boot");
    return Services.sample(
        at, Services.seen("web", "life-" + n / 100, n % 100, Bytes.ofKibi(n), Optional.empty()));
  }
}

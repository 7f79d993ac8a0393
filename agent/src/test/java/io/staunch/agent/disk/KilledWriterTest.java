package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.ready;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.HandRecord;
import io.staunch.core.ledger.Entry;
import io.staunch.core.wire.Codec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class KilledWriterTest {
  private static final int KILLS = 10;

  @TempDir Path folder;
  private final Codec codec = new Codec();

  @Test
  void a_writer_killed_at_any_moment_loses_nothing_that_it_acknowledged() throws Exception {
    Random random = new Random(20251101);
    long last = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      SortedMap<String, Long> acknowledged = killedAfter(random.nextInt(20, 600));
      last = checkLedger(acknowledged.getOrDefault("ledger", 0L), last);
      checkJournal(acknowledged.getOrDefault("journal", 0L));
      checkRing(acknowledged.getOrDefault("ring", 0L));
    }
    assertThat(last).as("entries written over all runs").isGreaterThan(KILLS * 5L);
  }

  /**
   * Starts a writer, kills it by its pid once it has said so many lines, and returns the last
   * number of each kind.
   */
  private SortedMap<String, Long> killedAfter(int lines) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process writer =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Appender.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    SortedMap<String, Long> last = new TreeMap<>();
    try (BufferedReader out = writer.inputReader(UTF_8)) {
      int read = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        int space = line.indexOf(' ');
        last.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
        if (++read == lines) {
          // by its pid: the process itself would also close the stream, with lines still to be read
          writer.toHandle().destroyForcibly();
        }
      }
      assertThat(read).as("lines of the writer").isGreaterThanOrEqualTo(lines);
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor()).as("ended by SIGKILL").isEqualTo(128 + 9);
    return last;
  }

  private long checkLedger(long acknowledged, long before) throws IOException {
    Opened.Ready<LedgerFile> opened =
        ready(LedgerFile.open(folder, Appender.LEDGER, codec, Entries.NOWHERE));
    try (LedgerFile ledger = opened.file()) {
      assertThat(opened.remarks()).as("damage").isEmpty();
      assertThat(ledger.reader().check()).as("chain").isEmpty();
      assertThat(ledger.last()).isGreaterThanOrEqualTo(acknowledged).isGreaterThan(before);
      List<Entry> all = new ArrayList<>();
      ledger.reader().each(all::add);
      assertThat(all).isEqualTo(Entries.entries(1, ledger.last()));
      return ledger.last();
    }
  }

  private void checkJournal(long acknowledged) throws IOException {
    Opened.Ready<JournalFile> opened = ready(JournalFile.open(folder, codec));
    try (JournalFile journal = opened.file()) {
      assertThat(opened.remarks()).isEmpty();
      List<HandRecord> records = journal.records();
      long newest = records.getLast().order();
      assertThat(newest).isGreaterThanOrEqualTo(acknowledged);
      assertThat(records).extracting(HandRecord::order).isSorted().doesNotHaveDuplicates();
      assertThat(records.size()).as("kept small").isLessThanOrEqualTo(101);
    }
  }

  /** Of lives whose names are known still, however finely they are kept. */
  private static long readings(RingFile ring, Tier tier) throws IOException {
    long[] sum = {0};
    ring.reader()
        .each(
            "web",
            tier,
            1,
            (_, row) -> {
              sum[0] += row.readings();
              return true;
            });
    return sum[0];
  }

  private void checkRing(long acknowledged) throws IOException {
    Opened.Ready<RingFile> opened = ready(RingFile.open(folder.resolve("ring"), Appender.RING));
    try (RingFile ring = opened.file()) {
      List<Long> seen = new ArrayList<>();
      ring.rows(row -> seen.add(row.at().wall().getEpochSecond()));
      assertThat(seen.getLast()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(opened.remarks().size())
          .as("at most the row that was being written")
          .isLessThanOrEqualTo(1);
      assertThat(readings(ring, Tier.FINE)).isEqualTo(readings(ring, Tier.RAW)).isPositive();
      assertThat(readings(ring, Tier.COARSE)).isEqualTo(readings(ring, Tier.RAW));
    }
  }
}

package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.entry;
import static io.staunch.agent.disk.Entries.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.ledger.Entry;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class SickDiskTest {
  private static final LedgerFile.Bounds LEDGER =
      new LedgerFile.Bounds(Bytes.ofMebi(1), 8, Bytes.ofMebi(2));
  private static final RingFile.Bounds RING = new RingFile.Bounds(Bytes.ofKibi(512), 8);

  @TempDir Path temp;
  private final Codec codec = new Codec();

  private MountedDisk mount(String kind, int mebi) throws Exception {
    return kind.equals("ext4") ? MountedDisk.ext4(temp, mebi) : MountedDisk.tmpfs(temp, mebi);
  }

  private Opened.Ready<LedgerFile> open(MountedDisk disk) {
    return ready(LedgerFile.open(disk.folder().resolve("state"), LEDGER, codec, Entries.NOWHERE));
  }

  private static List<Entry> all(LedgerFile ledger) throws IOException {
    List<Entry> all = new ArrayList<>();
    ledger.reader().each(all::add);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ext4", "tmpfs"})
  void on_a_full_disk_64_entries_are_recorded_history_goes_on_and_no_evidence_is_written(
      String kind) throws Exception {
    try (MountedDisk disk = mount(kind, 12)) {
      List<Entry> expected = new ArrayList<>();
      try (LedgerFile ledger = open(disk).file();
          RingFile ring = ready(RingFile.open(disk.folder().resolve("ring"), RING)).file()) {
        for (int n = 1; n <= 20; n++) {
          expected.add(entry(n));
          assertThat(ledger.append(entry(n), true)).isEqualTo(new Written.Kept(false));
        }
        disk.fill();
        int onReserve = 0;
        for (int n = 21; n <= 84; n++) {
          Entry big = entry(n, "x".repeat(30_000));
          expected.add(big);
          Written written = ledger.append(big, true);
          assertThat(written.kept()).as("entry %d: %s", n, written).isTrue();
          onReserve += written.equals(new Written.Kept(true)) ? 1 : 0;
        }
        assertThat(onReserve).isGreaterThan(60);
        for (int n = 1; n <= 2 * ring.capacity(Tier.RAW); n++) {
          assertThat(ring.append(Appender.sample(n)).kept()).isTrue();
        }
        assertThat(RingFile.open(disk.folder().resolve("another"), RING))
            .isInstanceOfSatisfying(
                Opened.Refused.class,
                refused -> assertThat(refused.reason()).startsWith("the disk is full: "));
        EvidenceFolder evidence =
            new EvidenceFolder(
                disk.folder().resolve("evidence"), EvidenceFolder.Bounds.USUAL, text -> text);
        assertThat(evidence.keep(1, "web", "text", Instant.EPOCH)).startsWith("no evidence kept: ");
        assertThat(all(ledger)).isEqualTo(expected);
      }
      try (LedgerFile still = open(disk).file()) {
        assertThat(all(still)).isEqualTo(expected);
        disk.empty();
        assertThat(still.probeWritable()).isEqualTo(new Written.Kept(false));
        expected.add(entry(85));
        assertThat(still.append(entry(85), true)).isEqualTo(new Written.Kept(false));
      }
      Opened.Ready<LedgerFile> again = open(disk);
      try (LedgerFile ledger = again.file()) {
        assertThat(again.gaps()).isEmpty();
        assertThat(again.remarks()).isEmpty();
        assertThat(all(ledger)).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_disk_that_turns_read_only_takes_nothing_more_and_says_so() throws Exception {
    try (MountedDisk disk = MountedDisk.ext4(temp, 12)) {
      try (LedgerFile ledger = open(disk).file();
          RingFile ring = ready(RingFile.open(disk.folder().resolve("ring"), RING)).file()) {
        assertThat(ledger.append(entry(1), true)).isEqualTo(new Written.Kept(false));
        assertThat(ring.append(Appender.sample(1)).kept()).isTrue();
        disk.fail();
        assertReadOnly(ledger.append(entry(2), true));
        assertReadOnly(ledger.probeWritable());
        assertReadOnly(ring.append(Appender.sample(2)));
        assertThat(all(ledger)).containsExactly(entry(1));
      }
      Opened.Ready<LedgerFile> again = open(disk);
      try (LedgerFile ledger = again.file()) {
        assertThat(all(ledger)).containsExactly(entry(1));
        assertReadOnly(ledger.append(entry(2), true));
      }
    }
  }

  private static void assertReadOnly(Written written) {
    assertThat(written)
        .isInstanceOfSatisfying(
            Written.Lost.class,
            lost ->
                assertThat(lost.trouble()).as(lost.reason()).isEqualTo(Written.Trouble.READ_ONLY));
  }
}

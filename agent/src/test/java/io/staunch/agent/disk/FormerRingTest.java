package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.disk.RingFile.Reading;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that format 1 wrote: 455 rows of a second, the first fifty overwritten. */
class FormerRingTest {
  private static final RingFile.Bounds SMALL = new RingFile.Bounds(Bytes.ofKibi(512), 8);

  @TempDir Path temp;
  private Path file = Path.of("");

  @BeforeEach
  void formerFile() throws IOException {
    file = temp.resolve("history.ring");
    try (InputStream in = FormerRingTest.class.getResourceAsStream("/history/format-1.ring.gz")) {
      Files.write(file, new GZIPInputStream(in).readAllBytes());
    }
  }

  private static List<Reading> webs() {
    List<Reading> webs = new ArrayList<>();
    for (int second = 51; second <= 505; second++) {
      Moment at =
          new Moment(
              Instant.parse("2025-11-01T03:00:00Z").plusSeconds(second),
              Duration.ofSeconds(1000 + second),
              "boot-a");
      Optional<Bytes> ruling =
          second % 10 == 0 ? Optional.of(Bytes.ofMebi(9 + second)) : Optional.empty();
      webs.add(
          new Reading(
              at,
              "web",
              new Incarnation("web-1"),
              Duration.ofSeconds(second),
              Bytes.ofMebi(10 + second),
              ruling));
    }
    return webs;
  }

  private static List<Reading> all(RingFile ring) throws IOException {
    return ring.readings("web", Instant.MIN, Instant.MAX);
  }

  @Test
  void every_row_of_the_release_before_is_taken_over_and_folded() throws IOException {
    Opened.Ready<RingFile> opened = ready(RingFile.open(file, SMALL));
    assertThat(opened.remarks().getFirst())
        .isEqualTo(file + " was of format 1 and is of format 2 now: 455 rows were taken over");
    assertThat(all(opened.file())).isEqualTo(webs());
    List<Long> readings = new ArrayList<>();
    opened.file().reader().each("db", Tier.FINE, 1, (_, row) -> readings.add(row.readings()));
    assertThat(readings).containsExactly(249L, 206L);
    assertThat(temp).isDirectoryContaining(path -> path.endsWith("history.ring"));
    opened.file().close();
    assertThat(all(ready(RingFile.open(file, SMALL)).file())).isEqualTo(webs());
  }

  @Test
  void a_smaller_bound_costs_no_row() throws IOException {
    RingFile.Bounds less = new RingFile.Bounds(Bytes.ofKibi(128), 4);
    Opened.Ready<RingFile> opened = ready(RingFile.open(file, less));
    assertThat(all(opened.file())).isEqualTo(webs());
    assertThat(opened.remarks()).hasSize(2).last().asString().contains("keeps its size of");
  }

  @Test
  void a_kill_in_between_leaves_the_former_file_and_the_next_start_turns_it() throws IOException {
    Files.writeString(temp.resolve("history.ring.new"), "half of a file");
    assertThat(all(ready(RingFile.open(file, SMALL)).file())).isEqualTo(webs());
    assertThat(temp.resolve("history.ring.new")).doesNotExist();
  }

  @Test
  void a_full_disk_leaves_the_former_file_as_it_is() throws IOException {
    byte[] before = Entries.bytes(file);
    FakeDisk disk = new FakeDisk();
    disk.room = 100_000;
    assertThat(RingFile.open(file, SMALL, disk))
        .isInstanceOfSatisfying(
            Opened.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("the disk is full: no history in "));
    assertThat(Entries.bytes(file)).isEqualTo(before);
    assertThat(temp.resolve("history.ring.new")).doesNotExist();
    disk.room = Long.MAX_VALUE;
    assertThat(all(ready(RingFile.open(file, SMALL, disk)).file())).isEqualTo(webs());
  }

  @Test
  void a_damaged_row_is_lost_and_the_rest_taken_over() throws IOException {
    byte[] bytes = Entries.bytes(file);
    bytes[bytes.length - 100] ^= 1;
    Files.write(file, bytes);
    assertThat(webs()).containsAll(all(ready(RingFile.open(file, SMALL)).file()));
    assertThat(all(ready(RingFile.open(file, SMALL)).file())).hasSize(454);
  }
}

package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.ready;
import static io.staunch.agent.disk.Services.START;
import static io.staunch.agent.disk.Services.at;
import static io.staunch.agent.disk.Services.sample;
import static io.staunch.agent.disk.Services.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.Sample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.history.Archive;
import io.staunch.core.history.LifeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingTiersTest {
  private static final RingFile.Bounds SMALL = new RingFile.Bounds(Bytes.ofKibi(512), 8);

  /** Seconds between two samples. */
  private static final int TICK = 20;

  private static final int HOUR = 3600;

  @TempDir Path temp;
  private Path file = Path.of("");
  private final FakeDisk disk = new FakeDisk();

  @BeforeEach
  void inATemporaryFolder() {
    file = temp.resolve("history");
  }

  private RingFile open() {
    return ready(RingFile.open(file, SMALL, disk)).file();
  }

  /** Web grows by a MiB with each sample and restarts every two hours. */
  private static Sample usual(int second) {
    int age = second % (2 * HOUR);
    return sample(
        at(second),
        seen("db", "db-1", second, Bytes.ofMebi(300), Optional.empty()),
        seen(
            "web",
            "web-" + second / (2 * HOUR),
            age,
            Bytes.ofMebi(10 + age / TICK),
            Optional.empty()));
  }

  private static void fill(RingFile ring, int from, int to) {
    for (int second = from; second < to; second += TICK) {
      assertThat(ring.append(usual(second)).kept()).isTrue();
    }
  }

  private static List<Archive.Row> rows(RingFile ring, String service, Tier tier)
      throws IOException {
    List<Archive.Row> rows = new ArrayList<>();
    ring.reader().each(service, tier, 1, (_, row) -> rows.add(row));
    return rows;
  }

  /** Without the spans that are not over. */
  private static List<Archive.Row> finished(RingFile ring, String service, Tier tier)
      throws IOException {
    List<Archive.Row> rows = new ArrayList<>();
    ring.reader().each(service, tier, 1, (number, row) -> number == 0 || rows.add(row));
    return rows;
  }

  @Test
  void five_minutes_and_hours_keep_lowest_mean_and_highest() throws IOException {
    RingFile ring = open();
    fill(ring, 0, 3 * HOUR);
    List<Archive.Row> fives = rows(ring, "web", Tier.FINE);
    assertThat(fives).hasSize(36);
    Archive.Row second = fives.get(1);
    assertThat(second.at()).isEqualTo(START.plusSeconds(300));
    assertThat(second.span()).isEqualTo(Duration.ofMinutes(5));
    assertThat(second.low()).isEqualTo(Bytes.ofMebi(25));
    assertThat(second.mean()).isEqualTo(Bytes.ofMebi(32));
    assertThat(second.high()).isEqualTo(Bytes.ofMebi(39));
    assertThat(second.readings()).isEqualTo(15);
    assertThat(second.used()).isEqualTo(Bytes.ofMebi(600));
    assertThat(second.total()).isEqualTo(Bytes.ofMebi(1000));
    List<Archive.Row> hours = rows(ring, "web", Tier.COARSE);
    assertThat(hours.get(1).low()).isEqualTo(Bytes.ofMebi(190));
    assertThat(hours.get(1).high()).isEqualTo(Bytes.ofMebi(369));
    assertThat(hours.get(1).mean()).isEqualTo(Bytes.ofKibi(279 * 1024 + 512));
    assertThat(hours.get(1).readings()).isEqualTo(180);
    assertThat(hours.getLast().life()).isEqualTo(new Incarnation("web-1"));
  }

  @Test
  void a_restart_within_a_span_has_a_row_for_each_life() throws IOException {
    RingFile ring = open();
    ring.append(sample(at(0), seen("web", "old", 900, Bytes.ofMebi(90), Optional.empty())));
    ring.append(sample(at(20), seen("web", "new", 5, Bytes.ofMebi(9), Optional.empty())));
    assertThat(rows(ring, "web", Tier.FINE))
        .extracting(row -> row.life().id(), Archive.Row::high)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("old", Bytes.ofMebi(90)),
            org.assertj.core.groups.Tuple.tuple("new", Bytes.ofMebi(9)));
  }

  @Test
  void where_only_the_bound_was_read_what_it_exceeded_the_ruling_figure_by_is_taken_off()
      throws IOException {
    RingFile ring = open();
    Bytes upper = Bytes.ofMebi(100);
    ring.append(sample(at(0), seen("web", "a", 1, upper, Optional.empty())));
    ring.append(sample(at(20), seen("web", "a", 21, upper, Optional.of(Bytes.ofMebi(60)))));
    ring.append(sample(at(40), seen("web", "a", 41, Bytes.ofMebi(110), Optional.empty())));
    Archive.Row row = rows(ring, "web", Tier.FINE).getFirst();
    assertThat(row.low()).isEqualTo(Bytes.ofMebi(60));
    assertThat(row.high()).isEqualTo(Bytes.ofMebi(70));
    assertThat(rows(ring, "web", Tier.RAW))
        .extracting(Archive.Row::mean)
        .last()
        .isEqualTo(Bytes.ofMebi(70));
  }

  @Test
  void an_agent_killed_at_any_moment_leaves_the_tiers_as_one_that_lived_on() throws IOException {
    RingFile lived = open();
    fill(lived, 0, 5 * HOUR);
    List<Archive.Row> fives = rows(lived, "web", Tier.FINE);
    List<Archive.Row> hours = rows(lived, "web", Tier.COARSE);
    lived.close();
    Files.delete(file);
    Random random = new Random(20251101);
    int second = 0;
    while (second < 5 * HOUR) {
      // never closed: what a kill leaves is what was written
      RingFile ring = open();
      int to = StrictMath.min(5 * HOUR, second + TICK * random.nextInt(1, 60));
      fill(ring, second, to);
      second = to;
    }
    RingFile again = open();
    assertThat(rows(again, "web", Tier.FINE)).isEqualTo(fives);
    assertThat(rows(again, "web", Tier.COARSE)).isEqualTo(hours);
  }

  @Test
  void a_flipped_bit_in_a_coarser_tier_costs_that_row_only_and_is_told() throws IOException {
    RingFile ring = open();
    fill(ring, 0, 30 * HOUR);
    List<Archive.Row> fives = finished(ring, "db", Tier.FINE);
    List<Archive.Row> hours = finished(ring, "db", Tier.COARSE);
    ring.close();
    byte[] whole = Entries.bytes(file);
    RingLayout layout = RingLayout.of(SMALL.file(), SMALL.services());
    int hits = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      byte[] flipped = whole.clone();
      flipped[random.nextInt((int) layout.fineAt(), whole.length)] ^=
          (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      Opened.Ready<RingFile> opened = ready(RingFile.open(file, SMALL, disk));
      List<Archive.Row> fivesLeft = finished(opened.file(), "db", Tier.FINE);
      List<Archive.Row> hoursLeft = finished(opened.file(), "db", Tier.COARSE);
      assertThat(fives).as("seed %d", seed).containsAll(fivesLeft);
      assertThat(hours).as("seed %d", seed).containsAll(hoursLeft);
      int lost = fives.size() - fivesLeft.size() + hours.size() - hoursLeft.size();
      assertThat(lost).as("seed %d", seed).isBetween(0, 1);
      hits += lost;
      if (lost == 1) {
        assertThat(opened.remarks()).singleElement().asString().startsWith("1 of ");
      }
      opened.file().close();
    }
    assertThat(hits).as("flips that hit a row").isGreaterThan(20);
  }

  @Test
  void a_full_disk_stops_no_tier_that_is_there() throws IOException {
    RingFile ring = open();
    disk.room = 0;
    fill(ring, 0, 10 * HOUR);
    assertThat(finished(ring, "web", Tier.COARSE)).hasSize(9);
  }

  @Test
  void a_disk_that_takes_no_write_for_a_while_costs_no_row_that_was_written() throws IOException {
    RingFile ring = open();
    fill(ring, 0, 600);
    disk.readOnly = true;
    assertThat(ring.append(usual(600))).isInstanceOf(Written.Lost.class);
    disk.readOnly = false;
    fill(ring, 620, 1200);
    assertThat(rows(ring, "web", Tier.FINE))
        .extracting(Archive.Row::readings)
        .containsExactly(15L, 15L, 14L, 15L);
  }

  @Test
  void lives_are_told_apart_by_what_they_ran_as() throws IOException {
    RingFile ring = open();
    LifeFacts first =
        new LifeFacts(Optional.of("/srv/1.0/web"), Optional.of("web --jobs 2"), Optional.empty());
    LifeFacts second =
        new LifeFacts(
            Optional.of("/srv/1.1/web"), Optional.of("web"), Optional.of(Bytes.ofMebi(512)));
    Bytes some = Bytes.ofMebi(1);
    ring.append(sample(at(0), seen("web", "a", 10, some, Optional.empty())), _ -> LifeFacts.NONE);
    ring.append(sample(at(1), seen("web", "a", 11, some, Optional.empty())), _ -> first);
    ring.append(sample(at(2), seen("web", "a", 12, some, Optional.empty())), _ -> LifeFacts.NONE);
    ring.append(sample(at(9), seen("web", "b", 1, some, Optional.empty())), _ -> second);
    ring.close();
    assertThat(open().reader().lives("web"))
        .containsExactly(
            new Archive.Life(new Incarnation("a"), START.minusSeconds(10), first),
            new Archive.Life(new Incarnation("b"), START.plusSeconds(8), second));
  }
}

package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.ready;
import static io.staunch.agent.disk.Services.START;
import static io.staunch.agent.disk.Services.at;
import static io.staunch.agent.disk.Services.sample;
import static io.staunch.agent.disk.Services.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.agent.disk.RingFile.Reading;
import io.staunch.agent.disk.RingFile.Row;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.history.History;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingFileTest {
  private static final RingFile.Bounds SMALL = new RingFile.Bounds(Bytes.ofKibi(512), 8);

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

  private static ServiceSample present(
      String service, String life, int age, long mebi, boolean read) {
    return seen(
        service,
        life,
        age,
        Bytes.ofMebi(mebi),
        read ? Optional.of(Bytes.ofMebi(mebi - 1)) : Optional.empty());
  }

  private static Sample usual(int second) {
    return sample(
        at(second),
        present("db", "db-1", 500 + second, 300, false),
        present("web", "web-1", second, 10 + second, second % 10 == 0));
  }

  private static Reading web(int second) {
    Bytes upper = Bytes.ofMebi(10 + second);
    Optional<Bytes> ruling =
        second % 10 == 0 ? Optional.of(Bytes.ofMebi(9 + second)) : Optional.empty();
    return new Reading(
        at(second), "web", new Incarnation("web-1"), Duration.ofSeconds(second), upper, ruling);
  }

  private static List<Row> rows(RingFile ring) throws IOException {
    List<Row> rows = new ArrayList<>();
    ring.rows(rows::add);
    return rows;
  }

  private static List<Reading> all(RingFile ring, String service) throws IOException {
    return ring.readings(service, Instant.MIN, Instant.MAX);
  }

  private static List<Reading> webs(int from, int to) {
    List<Reading> webs = new ArrayList<>();
    for (int second = from; second <= to; second++) {
      webs.add(web(second));
    }
    return webs;
  }

  private void fill(RingFile ring, int from, int to) {
    for (int second = from; second <= to; second++) {
      assertThat(ring.append(usual(second))).isEqualTo(new Written.Kept(false));
    }
  }

  @Test
  void what_was_seen_is_read_again_with_its_true_times_after_reopening() throws IOException {
    RingFile ring = open();
    fill(ring, 1, 30);
    ring.close();
    RingFile again = open();
    assertThat(all(again, "web")).isEqualTo(webs(1, 30));
    assertThat(again.readings("web", START.plusSeconds(5), START.plusSeconds(8)))
        .isEqualTo(webs(5, 7));
    assertThat(rows(again).getFirst().used()).isEqualTo(Bytes.ofMebi(600));
    assertThat(rows(again).getFirst().total()).isEqualTo(Bytes.ofMebi(1000));
    fill(again, 31, 40);
    assertThat(all(again, "web")).isEqualTo(webs(1, 40));
    assertThat(all(again, "nobody")).isEmpty();
  }

  @Test
  void the_file_never_grows_and_the_newest_rows_replace_the_oldest() throws IOException {
    RingFile ring = open();
    long size = Files.size(file);
    assertThat(size).isLessThanOrEqualTo(SMALL.file().value());
    int rows = ring.capacity(Tier.RAW);
    assertThat(rows).isGreaterThan(100);
    fill(ring, 1, 3 * rows + 7);
    assertThat(Files.size(file)).isEqualTo(size);
    assertThat(all(ring, "web")).isEqualTo(webs(2 * rows + 8, 3 * rows + 7));
    ring.close();
    assertThat(all(open(), "web")).isEqualTo(webs(2 * rows + 8, 3 * rows + 7));
  }

  @Test
  void a_restart_begins_a_new_life_and_a_reboot_another_clock() throws IOException {
    RingFile ring = open();
    ring.append(sample(at(1), present("web", "web-1", 100, 50, true)));
    ring.append(sample(at(2), present("web", "web-2", 1, 5, true)));
    Moment rebooted = new Moment(START.plusSeconds(300), Duration.ofSeconds(20), "boot-b");
    ring.append(sample(rebooted, present("web", "web-3", 10, 6, true)));
    ring.close();
    assertThat(all(open(), "web"))
        .extracting(Reading::life, Reading::age, Reading::at)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                new Incarnation("web-1"), Duration.ofSeconds(100), at(1)),
            org.assertj.core.groups.Tuple.tuple(
                new Incarnation("web-2"), Duration.ofSeconds(1), at(2)),
            org.assertj.core.groups.Tuple.tuple(
                new Incarnation("web-3"), Duration.ofSeconds(10), rebooted));
  }

  @Test
  void history_is_rebuilt_from_it_as_if_the_agent_had_never_stopped() throws IOException {
    RingFile ring = open();
    History lived = new History();
    for (int second = 1; second <= 200; second++) {
      Sample sample = usual(second);
      ring.append(sample);
      lived.add(sample);
    }
    History rebuilt = new History();
    ring.rows(row -> {
      row.services().forEach(reading -> rebuilt.add(reading.at(), reading.present()));
      return true;
    });
    assertThat(rebuilt.find("web").orElseThrow().points())
        .isEqualTo(lived.find("web").orElseThrow().points());
    assertThat(rebuilt.find("db").orElseThrow().life())
        .isEqualTo(lived.find("db").orElseThrow().life());
  }

  @Test
  void services_beyond_the_bound_are_left_out_and_the_rest_kept() throws IOException {
    RingFile ring = open();
    ServiceSample[] many = new ServiceSample[12];
    for (int i = 0; i < many.length; i++) {
      many[i] = present("service-%02d".formatted(i), "life-" + i, 1, 10, false);
    }
    assertThat(ring.append(sample(at(1), many)).kept()).isTrue();
    assertThat(rows(ring).getFirst().services())
        .extracting(Reading::service)
        .hasSize(8)
        .contains("service-07")
        .doesNotContain("service-08");
  }

  @Test
  void a_service_in_a_crash_loop_does_not_cost_another_its_name() throws IOException {
    RingFile ring = open();
    int lives = RingLayout.of(SMALL.file(), SMALL.services()).lives();
    for (int second = 1; second <= 9 * lives; second++) {
      ring.append(
          sample(
              at(second),
              present("db", "db-1", second, 300, false),
              present("web", "web-" + second, 0, 10, false)));
    }
    int rows = StrictMath.min(9 * lives, ring.capacity(Tier.RAW));
    assertThat(all(ring, "db")).hasSize(rows);
    ring.close();
    RingFile again = open();
    assertThat(all(again, "db"))
        .hasSize(rows)
        .allMatch(reading -> reading.life().id().equals("db-1"));
    assertThat(all(again, "web"))
        .hasSizeGreaterThanOrEqualTo(lives / SMALL.services())
        .extracting(Reading::life)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_flipped_bit_anywhere_costs_one_row_at_most_and_is_told() throws IOException {
    RingFile ring = open();
    fill(ring, 1, ring.capacity(Tier.RAW) + 50);
    List<Row> rows = rows(ring);
    ring.close();
    byte[] whole = Entries.bytes(file);
    RingLayout layout = RingLayout.of(SMALL.file(), SMALL.services());
    int rowsAt = (int) layout.rowsAt();
    int rowsEnd = (int) layout.fineAt();
    Set<Row> known = new HashSet<>(rows);
    int hits = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      // every second flip falls on a row, the others on what is kept twice
      int at = seed % 2 == 0 ? random.nextInt(rowsAt, rowsEnd) : random.nextInt(rowsAt);
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      Opened.Ready<RingFile> opened = ready(RingFile.open(file, SMALL, disk));
      List<Row> left = rows(opened.file());
      assertThat(known.containsAll(left)).as("seed %d: byte %d", seed, at).isTrue();
      assertThat(left.size())
          .as("seed %d: byte %d", seed, at)
          .isGreaterThanOrEqualTo(rows.size() - 1);
      if (left.size() < rows.size()) {
        hits++;
        assertThat(opened.remarks())
            .containsExactly(
                "1 of " + rows.size() + " rows of " + file + " are damaged and left out");
      }
      assertThat(opened.file().append(usual(9000)).kept()).isTrue();
      assertThat(rows(opened.file()).getLast().services()).hasSize(2);
      opened.file().close();
    }
    assertThat(hits).as("flips that hit a row").isGreaterThan(90);
  }

  @Test
  void a_row_torn_at_any_byte_costs_that_row_only() throws IOException {
    RingFile ring = open();
    int rows = ring.capacity(Tier.RAW);
    fill(ring, 1, rows);
    ring.close();
    byte[] before = Entries.bytes(file);
    RingFile next = open();
    fill(next, rows + 1, rows + 1);
    next.close();
    byte[] after = Entries.bytes(file);
    int rowAt = (int) RingLayout.of(SMALL.file(), SMALL.services()).rowAt(rows + 1);
    int length = RingRow.size(SMALL.services());
    for (int torn = 1; torn < length; torn++) {
      byte[] half = before.clone();
      System.arraycopy(after, rowAt, half, rowAt, torn);
      Files.write(file, half);
      RingFile opened = open();
      List<Reading> webs = all(opened, "web");
      // what is torn within bytes that did not change is no damage at all
      assertThat(webs).as("torn at %d", torn).isIn(webs(2, rows), webs(1, rows), webs(2, rows + 1));
      fill(opened, rows + 1, rows + 1);
      assertThat(all(opened, "web")).isEqualTo(webs(2, rows + 1));
      opened.close();
    }
  }

  @Test
  void a_full_disk_stops_a_new_file_but_not_one_that_is_there() throws IOException {
    disk.room = 100_000;
    assertThat(RingFile.open(file, SMALL, disk))
        .isEqualTo(
            new Opened.Refused<RingFile>(
                "the disk is full: no history in " + file + " (No space left on device)"));
    assertThat(temp).isEmptyDirectory();
    disk.room = Long.MAX_VALUE;
    RingFile ring = open();
    disk.room = 0;
    fill(ring, 1, 2 * ring.capacity(Tier.RAW));
    assertThat(all(ring, "web")).hasSize(ring.capacity(Tier.RAW));
  }

  @Test
  void a_disk_that_takes_no_write_says_so_and_what_was_written_stays() throws IOException {
    RingFile ring = open();
    fill(ring, 1, 5);
    disk.readOnly = true;
    assertThat(ring.append(usual(6)))
        .isEqualTo(
            new Written.Lost(
                Written.Trouble.READ_ONLY,
                "the disk is mounted read-only: " + file + " (Read-only file system)"));
    assertThat(all(ring, "web")).isEqualTo(webs(1, 5));
    disk.readOnly = false;
    fill(ring, 6, 6);
    assertThat(all(ring, "web")).isEqualTo(webs(1, 6));
  }

  @Test
  void a_newer_release_s_file_is_refused_and_left_as_it_is() throws IOException {
    open().close();
    byte[] bytes = Entries.bytes(file);
    for (int copy = 0; copy < 2; copy++) {
      ByteBuffer.wrap(bytes).putInt(copy * 4096 + 12, 3);
      byte[] header = java.util.Arrays.copyOfRange(bytes, copy * 4096, copy * 4096 + 4092);
      ByteBuffer.wrap(bytes).putInt(copy * 4096 + 4092, RingLayout.crc(header, 0, 4092));
    }
    Files.write(file, bytes);
    assertThat(RingFile.open(file, SMALL))
        .isEqualTo(
            new Opened.Refused<RingFile>(
                file
                    + " was written by a newer release (format 3, this one reads up to 2): move it away to begin a new one"));
    assertThat(Entries.bytes(file)).isEqualTo(bytes);
  }

  @Test
  void what_is_no_history_file_is_refused_and_left_as_it_is() throws IOException {
    Files.writeString(file, "dear diary");
    assertThat(RingFile.open(file, SMALL)).isInstanceOf(Opened.Refused.class);
    assertThat(file).hasContent("dear diary");
  }

  @Test
  void a_file_of_another_size_is_kept_and_told() throws IOException {
    RingFile ring = open();
    fill(ring, 1, 3);
    ring.close();
    Opened.Ready<RingFile> opened = ready(RingFile.open(file, RingFile.Bounds.USUAL));
    assertThat(opened.remarks())
        .containsExactly(
            file
                + " keeps its size of 512 KiB for 8 services: move it away to begin one of another size");
    assertThat(all(opened.file(), "web")).isEqualTo(webs(1, 3));
  }

  @Test
  void it_can_be_opened_only_to_be_read() throws IOException {
    RingFile ring = open();
    fill(ring, 1, 3);
    assertThat(all(ready(RingFile.openToRead(file)).file(), "web")).isEqualTo(webs(1, 3));
    assertThat(RingFile.openToRead(temp.resolve("none"))).isInstanceOf(Opened.Refused.class);
  }

  @Test
  void long_names_are_cut_between_characters() throws IOException {
    RingFile ring = open();
    ring.append(sample(at(1), present("漢".repeat(100), "é".repeat(200), 1, 10, false)));
    ring.append(sample(at(2), present("漢".repeat(100), "é".repeat(200), 2, 11, false)));
    ring.close();
    assertThat(rows(open()).getLast().services().getFirst().service()).isEqualTo("漢".repeat(40));
    assertThat(all(open(), "漢".repeat(40)))
        .extracting(Reading::life)
        .containsOnly(new Incarnation("é".repeat(56)));
  }

  @Test
  void usual_bounds_hold_weeks() {
    RingLayout usual =
        RingLayout.of(RingFile.Bounds.USUAL.file(), RingFile.Bounds.USUAL.services());
    assertThat(usual.rows()).as("fifteen hours of seconds").isGreaterThan(15 * 3600);
    assertThat(usual.fine()).as("four weeks of five minutes").isEqualTo(28 * 24 * 12);
    assertThat(usual.coarse()).as("half a year of hours").isEqualTo(26 * 7 * 24);
    assertThat(usual.size()).isLessThanOrEqualTo(RingFile.Bounds.USUAL.file().value());
    assertThatThrownBy(() -> RingLayout.of(Bytes.ofKibi(64), 64))
        .hasMessage("a history file for 64 services cannot have a size of 64 KiB");
  }
}

package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.entries;
import static io.staunch.agent.disk.Entries.entry;
import static io.staunch.agent.disk.Entries.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.ledger.Chain;
import io.staunch.core.ledger.Entry;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
  private static final LedgerFile.Bounds BOUNDS =
      new LedgerFile.Bounds(Bytes.ofKibi(64), 4, Bytes.ofKibi(512));

  @TempDir Path temp;
  private final Codec codec = new Codec();
  private final FakeDisk disk = new FakeDisk();

  private Opened<LedgerFile> open(LedgerFile.Bounds bounds) {
    return LedgerFile.open(temp.resolve("state"), bounds, codec, Entries.NOWHERE, disk);
  }

  private Opened<LedgerFile> open() {
    return open(BOUNDS);
  }

  private static List<Entry> all(LedgerFile ledger) throws IOException {
    List<Entry> all = new ArrayList<>();
    ledger.reader().each(all::add);
    return all;
  }

  private Path segment(int index) {
    return temp.resolve("state").resolve("ledger-%08d.jsonl".formatted(index));
  }

  private void write(long from, long to) {
    try (LedgerFile ledger = ready(open()).file()) {
      for (Entry entry : entries(from, to)) {
        assertThat(ledger.append(entry, true)).isEqualTo(new Written.Kept(false));
      }
    }
  }

  @Test
  void what_was_appended_is_there_after_reopening() throws IOException {
    write(1, 5);
    write(6, 9);
    Opened.Ready<LedgerFile> again = ready(open());
    assertThat(again.gaps()).isEmpty();
    assertThat(again.remarks()).isEmpty();
    assertThat(again.file().last()).isEqualTo(9);
    assertThat(all(again.file())).isEqualTo(entries(1, 9));
    assertThat(again.file().reader().last(4)).isEqualTo(entries(6, 9));
    assertThat(again.file().reader().last(100)).isEqualTo(entries(1, 9));
    assertThat(again.file().reader().entry(7)).contains(entry(7));
    assertThat(again.file().reader().entry(70)).isEmpty();
    assertThat(again.file().reader().incident(1))
        .isEqualTo(new LedgerReader.Tale(List.of(entry(1), entry(4), entry(7)), 0));
  }

  @Test
  void a_line_is_json_that_other_tools_read_and_check() throws IOException {
    write(1, 2);
    List<String> lines = Files.readAllLines(segment(1));
    String body =
        "{\"number\":1,\"incident\":1,\"at\":{\"wall\":\"2025-11-01T03:00:01Z\",\"boot\":\"PT1S\",\"boot-id\":\"boot\"},"
            + "\"fact\":{\"type\":\"Gap\",\"reason\":\"it is entry 1 that says so\"}}";
    String hash =
        Chain.link(
            Chain.GENESIS, ("1 1 " + body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(lines.getFirst())
        .isEqualTo(
            "{\"format\":1,\"number\":1,\"prev\":\""
                + Chain.GENESIS
                + "\",\"hash\":\""
                + hash
                + "\",\"entry\":"
                + body
                + "}");
    assertThat(lines.get(1)).startsWith("{\"format\":1,\"number\":2,\"prev\":\"" + hash + "\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(segment(1))))
        .isEqualTo("rw-r-----");
  }

  @Test
  void only_what_must_be_durable_is_forced() {
    LedgerFile ledger = ready(open()).file();
    ledger.append(entry(1), true);
    int before = disk.forced;
    ledger.append(entry(2), false);
    assertThat(disk.forced).isEqualTo(before);
    ledger.append(entry(3), true);
    assertThat(disk.forced).isEqualTo(before + 1);
  }

  @Test
  void a_number_that_does_not_rise_is_a_mistake_of_ours() {
    LedgerFile ledger = ready(open()).file();
    ledger.append(entry(7), true);
    assertThatThrownBy(() -> ledger.append(entry(7), true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void segments_are_bounded_and_the_oldest_go() throws IOException {
    LedgerFile ledger = ready(open()).file();
    for (Entry entry : entries(1, 2000)) {
      ledger.append(entry, false);
    }
    try (var files = Files.list(temp.resolve("state"))) {
      List<Path> segments = files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
      assertThat(segments).hasSize(4);
      for (Path segment : segments) {
        assertThat(Files.size(segment)).isLessThanOrEqualTo(64 * 1024);
      }
    }
    List<Entry> kept = all(ledger);
    assertThat(kept).isEqualTo(entries(kept.getFirst().number(), 2000)).hasSizeGreaterThan(500);
    ledger.close();
    Opened.Ready<LedgerFile> again = ready(open());
    assertThat(again.remarks()).isEmpty();
    assertThat(all(again.file())).isEqualTo(kept);
    assertThat(again.file().reader().last(600)).isEqualTo(entries(1401, 2000));
  }

  @Test
  void a_second_agent_is_refused() {
    LedgerFile first = ready(open()).file();
    assertThat(open())
        .isEqualTo(
            new Opened.Refused<LedgerFile>(
                "another agent already writes " + temp + "/state/ledger"));
    first.close();
    ready(open()).file().close();
  }

  @Test
  void a_newer_release_s_ledger_is_refused_and_left_as_it_is() throws IOException {
    write(1, 1);
    String body = "{\"something\":\"new\"}";
    String head =
        Line.of(Entries.bytes(segment(1)), 0, (int) Files.size(segment(1)) - 1)
            .orElseThrow()
            .hash();
    String hash =
        Chain.link(head, ("2 2 " + body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Files.write(segment(1), new Line(2, 2, head, hash, body).bytes(), StandardOpenOption.APPEND);
    byte[] before = Entries.bytes(segment(1));
    assertThat(open())
        .isEqualTo(
            new Opened.Refused<LedgerFile>(
                temp
                    + "/state/ledger was written by a newer release (format 2, this one reads up to 1):"
                    + " install that release again, or move the files away"));
    assertThat(Entries.bytes(segment(1))).isEqualTo(before);
  }

  @Test
  void a_tail_torn_at_any_byte_of_the_last_two_entries_is_cut_to_the_last_valid_entry()
      throws IOException {
    write(1, 4);
    byte[] whole = Entries.bytes(segment(1));
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == '\n') {
        ends.add(i + 1);
      }
    }
    for (int cut = ends.get(1); cut <= whole.length; cut++) {
      Files.write(segment(1), java.util.Arrays.copyOf(whole, cut));
      int good = cut == whole.length ? 4 : cut >= ends.get(2) ? 3 : 2;
      int torn = cut - ends.get(good - 1);
      Opened.Ready<LedgerFile> opened = ready(open());
      try (LedgerFile ledger = opened.file()) {
        assertThat(ledger.last()).as("cut at %d", cut).isEqualTo(good);
        assertThat(opened.remarks()).isEmpty();
        if (torn == 0) {
          assertThat(opened.gaps()).isEmpty();
        } else {
          assertThat(opened.gaps())
              .containsExactly(
                  "a torn tail of %d bytes after entry %d of the ledger was cut off: the agent or the server stopped while it wrote"
                      .formatted(torn, good));
        }
        assertThat(ledger.append(entry(9), true).kept()).isTrue();
        List<Entry> expected = new ArrayList<>(entries(1, good));
        expected.add(entry(9));
        assertThat(all(ledger)).isEqualTo(expected);
        assertThat(ledger.reader().check()).isEmpty();
      }
    }
  }

  @Test
  void a_tail_of_zeros_after_a_power_cut_is_cut_as_well() throws IOException {
    write(1, 2);
    Files.write(segment(1), new byte[5000], StandardOpenOption.APPEND);
    Opened.Ready<LedgerFile> opened = ready(open());
    assertThat(opened.gaps()).hasSize(1);
    assertThat(all(opened.file())).isEqualTo(entries(1, 2));
  }

  @Test
  void a_flipped_bit_anywhere_costs_its_own_entry_only_and_is_told() throws IOException {
    write(1, 12);
    byte[] whole = Entries.bytes(segment(1));
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      int at = random.nextInt(whole.length);
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(segment(1), flipped);
      long hit = 1;
      for (int i = 0; i < at; i++) {
        hit += whole[i] == '\n' ? 1 : 0;
      }
      List<Entry> expected = new ArrayList<>(entries(1, 12));
      expected.remove(entry(hit));
      Opened.Ready<LedgerFile> opened = ready(open());
      try (LedgerFile ledger = opened.file()) {
        assertThat(all(ledger))
            .as("seed %d: byte %d of entry %d", seed, at, hit)
            .isEqualTo(expected);
        if (hit == 12) {
          assertThat(opened.gaps()).singleElement().asString().startsWith("a torn tail of ");
        } else {
          assertThat(opened.remarks())
              .singleElement()
              .asString()
              .contains(" is damaged (")
              .endsWith(
                  "and left out; the hash chain cannot be checked between entries %d and %d"
                      .formatted(hit - 1, hit + 1));
        }
      }
    }
  }

  @Test
  void an_edited_entry_with_a_hash_of_its_own_breaks_the_chain() throws IOException {
    write(1, 3);
    List<String> lines = new ArrayList<>(Files.readAllLines(segment(1)));
    lines.set(
        1,
        new String(
                Line.after("f".repeat(64), 2, "{\"forged\":1}").bytes(),
                java.nio.charset.StandardCharsets.UTF_8)
            .strip());
    Files.write(segment(1), lines);
    Opened.Ready<LedgerFile> opened = ready(open());
    assertThat(opened.remarks())
        .containsExactly(
            "the hash chain is broken between entries 1 and 2: lines were changed or removed there",
            "the hash chain is broken between entries 2 and 3: lines were changed or removed there");
  }

  @Test
  void a_removed_entry_breaks_the_chain() throws IOException {
    write(1, 4);
    List<String> lines = new ArrayList<>(Files.readAllLines(segment(1)));
    lines.remove(1);
    Files.write(segment(1), lines);
    assertThat(ready(open()).remarks())
        .containsExactly(
            "the hash chain is broken between entries 1 and 3: lines were changed or removed there");
  }

  @Test
  void what_follows_garbage_is_told_only_up_to_a_bound() throws IOException {
    write(1, 100);
    byte[] whole = Entries.bytes(segment(1));
    boolean odd = false;
    for (int i = 0; i < whole.length - 1; i++) {
      if (whole[i] == '\n') {
        odd = !odd;
        whole[i + 1] = odd ? (byte) 'x' : whole[i + 1];
      }
    }
    Files.write(segment(1), whole);
    List<String> remarks = ready(open()).remarks();
    assertThat(remarks).hasSize(LogSurvey.REMARKS + 1);
    assertThat(remarks.getLast()).endsWith(" more places are damaged");
  }

  @Test
  void on_a_full_disk_the_reserve_records_the_next_64_entries_and_they_move_home_later()
      throws IOException {
    LedgerFile.Bounds usual = LedgerFile.Bounds.USUAL;
    LedgerFile ledger = ready(open(usual)).file();
    ledger.append(entry(1), true);
    disk.room = 100;
    List<Entry> expected = new ArrayList<>(List.of(entry(1)));
    for (int n = 2; n <= 65; n++) {
      Entry big = entry(n, "x".repeat(32_000));
      assertThat(ledger.append(big, true)).as("entry %d", n).isEqualTo(new Written.Kept(true));
      expected.add(big);
    }
    assertThat(all(ledger)).isEqualTo(expected);
    assertThat(ledger.reader().last(10)).isEqualTo(expected.subList(55, 65));
    ledger.close();

    Opened.Ready<LedgerFile> still = ready(open(usual));
    assertThat(still.gaps()).isEmpty();
    assertThat(still.remarks()).containsExactly("the disk is full (No space left on device)");
    assertThat(all(still.file())).isEqualTo(expected);

    disk.room = Long.MAX_VALUE;
    assertThat(still.file().probeWritable()).isEqualTo(new Written.Kept(false));
    assertThat(still.file().append(entry(66), true)).isEqualTo(new Written.Kept(false));
    expected.add(entry(66));
    assertThat(all(still.file())).isEqualTo(expected);
    still.file().close();
    Opened.Ready<LedgerFile> again = ready(open(usual));
    assertThat(again.remarks()).isEmpty();
    assertThat(all(again.file())).isEqualTo(expected);
  }

  @Test
  void when_the_reserve_is_used_up_too_an_append_says_so() {
    LedgerFile ledger =
        ready(open(new LedgerFile.Bounds(Bytes.ofKibi(64), 4, Bytes.ofKibi(2)))).file();
    ledger.append(entry(1), true);
    disk.room = 0;
    assertThat(ledger.append(entry(2), true)).isEqualTo(new Written.Kept(true));
    long n = 3;
    while (ledger.append(entry(n), true).kept()) {
      n++;
    }
    assertThat(n).isGreaterThan(4);
    assertThat(ledger.append(entry(n), true))
        .isEqualTo(
            new Written.Lost(
                Written.Trouble.FULL,
                "the disk is full: " + temp + "/state/ledger (No space left on device)"));
    assertThat(ledger.probeWritable().kept()).isFalse();
    assertThat(ledger.last()).isEqualTo(n - 1);
  }

  @Test
  void entries_that_need_not_be_durable_leave_half_of_the_reserve() {
    LedgerFile ledger =
        ready(open(new LedgerFile.Bounds(Bytes.ofKibi(64), 4, Bytes.ofKibi(4)))).file();
    disk.room = 0;
    long n = 1;
    while (ledger.append(entry(n), false).kept()) {
      n++;
    }
    assertThat(n).isBetween(3L, 8L);
    assertThat(ledger.append(entry(n), true)).isEqualTo(new Written.Kept(true));
  }

  @Test
  void a_read_only_disk_can_be_read_and_every_append_says_that_it_was_lost() throws IOException {
    write(1, 3);
    disk.readOnly = true;
    Opened.Ready<LedgerFile> opened = ready(open());
    assertThat(all(opened.file())).isEqualTo(entries(1, 3));
    assertThat(opened.file().append(entry(4), true))
        .isEqualTo(
            new Written.Lost(
                Written.Trouble.READ_ONLY,
                "the disk is mounted read-only: %s/state/ledger (%s (Read-only file system))"
                    .formatted(temp, segment(1))));
    assertThat(opened.file().probeWritable().kept()).isFalse();
    disk.readOnly = false;
    assertThat(opened.file().probeWritable()).isEqualTo(new Written.Kept(false));
    assertThat(opened.file().append(entry(4), true)).isEqualTo(new Written.Kept(false));
    assertThat(all(opened.file())).isEqualTo(entries(1, 4));
  }

  @Test
  void after_a_failed_force_the_segment_is_never_trusted_again() throws IOException {
    LedgerFile ledger = ready(open()).file();
    ledger.append(entry(1), true);
    disk.failsToForce = true;
    assertThat(ledger.append(entry(2), true))
        .isInstanceOfSatisfying(
            Written.Lost.class,
            lost -> assertThat(lost.trouble()).isEqualTo(Written.Trouble.FAULT));
    disk.failsToForce = false;
    assertThat(ledger.append(entry(3), true)).isEqualTo(new Written.Kept(false));
    assertThat(all(ledger)).containsExactly(entry(1), entry(3));
    assertThat(segment(2)).exists();
    ledger.close();
    assertThat(ready(open()).remarks()).isEmpty();
  }

  @Test
  void a_half_written_line_that_cannot_be_taken_back_is_left_behind_in_its_segment()
      throws IOException {
    LedgerFile ledger = ready(open(new LedgerFile.Bounds(Bytes.ofKibi(64), 4, Bytes.ZERO))).file();
    ledger.append(entry(1), true);
    disk.room = 40;
    disk.failsToTruncate = true;
    assertThat(ledger.append(entry(2), true).kept()).isFalse();
    disk.failsToTruncate = false;
    disk.room = Long.MAX_VALUE;
    assertThat(ledger.append(entry(3), true).kept()).isTrue();
    assertThat(all(ledger)).containsExactly(entry(1), entry(3));
    assertThat(ledger.reader().check())
        .singleElement()
        .asString()
        .startsWith("entry 2 is damaged (40 bytes at offset ");
  }

  @Test
  void an_entry_beyond_the_bound_is_refused_with_its_reason() {
    LedgerFile ledger = ready(open()).file();
    assertThat(ledger.append(entry(1, "x".repeat(300_000)), true))
        .isEqualTo(new Written.Lost(Written.Trouble.FAULT, "entry 1 is longer than 256 KiB"));
    assertThat(ledger.append(entry(1), true).kept()).isTrue();
  }

  @Test
  void an_anchored_head_shows_a_cut() throws IOException {
    write(1, 5);
    LedgerFile ledger = ready(open()).file();
    assertThat(ledger.reader().holds(5, ledger.head())).isTrue();
    assertThat(ledger.reader().holds(4, ledger.head())).isFalse();
    assertThat(ledger.reader().holds(6, ledger.head())).isFalse();
  }

  @Test
  void of_a_long_incident_the_beginning_and_the_end_are_told_and_how_much_is_not()
      throws IOException {
    long last = 3L * LedgerReader.INCIDENT + 30;
    try (LedgerFile ledger = ready(open(LedgerFile.Bounds.USUAL)).file()) {
      entries(1, last).forEach(entry -> ledger.append(entry, false));
      LedgerReader.Tale tale = ledger.reader().incident(1);

      assertThat(tale.leftOut()).isEqualTo(10);
      assertThat(tale.entries()).hasSize(LedgerReader.INCIDENT).startsWith(entry(1), entry(4));
      assertThat(tale.entries().getLast()).isEqualTo(entry(last - 2));
    }
  }

  @Test
  void a_reader_takes_no_part_in_writing() throws IOException {
    LedgerFile ledger = ready(open()).file();
    ledger.append(entry(1), false);
    assertThat(new LedgerReader(temp.resolve("state"), codec).last(5)).containsExactly(entry(1));
    Files.write(
        segment(1),
        "{\"format\":1,\"num".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);
    assertThat(new LedgerReader(temp.resolve("state"), codec).last(5)).containsExactly(entry(1));
    assertThat(new LedgerReader(temp.resolve("nowhere"), codec).last(5)).isEmpty();
  }
}

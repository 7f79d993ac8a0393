package io.staunch.agent.disk;

import static io.staunch.agent.disk.Entries.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.HandRecord;
import io.staunch.core.fleet.Moment;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  @TempDir Path folder;
  private final Codec codec = new Codec();
  private final FakeDisk disk = new FakeDisk();

  private JournalFile open() {
    return ready(JournalFile.open(folder, codec, disk)).file();
  }

  private static HandRecord began(long order) {
    return new HandRecord.Began(
        order, 1, false, new Moment(Instant.EPOCH, Duration.ofSeconds(order), "boot"));
  }

  private static List<HandRecord> began(long from, long to) {
    List<HandRecord> records = new ArrayList<>();
    for (long order = from; order <= to; order++) {
      records.add(began(order));
    }
    return records;
  }

  private List<String> segments() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jsonl"))
          .sorted()
          .toList();
    }
  }

  @Test
  void every_record_is_forced_and_there_after_reopening() throws IOException {
    JournalFile journal = open();
    int before = disk.forced;
    for (HandRecord record : began(1, 5)) {
      assertThat(journal.append(record)).isEqualTo(new Written.Kept(false));
    }
    assertThat(disk.forced).isEqualTo(before + 5);
    journal.close();
    assertThat(open().records()).isEqualTo(began(1, 5));
  }

  @Test
  void a_torn_record_is_cut_and_the_ones_before_it_stay() throws IOException {
    JournalFile journal = open();
    began(1, 2).forEach(journal::append);
    journal.close();
    Files.writeString(folder.resolve("hand-00000001.jsonl"), "{\"torn", StandardOpenOption.APPEND);
    JournalFile again = open();
    assertThat(again.records()).isEqualTo(began(1, 2));
    again.append(began(3));
    assertThat(again.records()).isEqualTo(began(1, 3));
  }

  @Test
  void written_anew_it_holds_what_the_hand_still_needs_and_goes_on_from_there() throws IOException {
    JournalFile journal = open();
    began(1, 100).forEach(journal::append);
    assertThat(journal.rewrite(began(98, 100)).kept()).isTrue();
    journal.append(began(101));
    assertThat(journal.records()).isEqualTo(began(98, 101));
    assertThat(segments()).containsExactly("hand-00000002.all.jsonl");
    journal.close();
    Opened.Ready<JournalFile> again = ready(JournalFile.open(folder, codec, disk));
    assertThat(again.remarks()).isEmpty();
    assertThat(again.file().records()).isEqualTo(began(98, 101));
    again.file().append(began(102));
    assertThat(again.file().records()).isEqualTo(began(98, 102));
  }

  @Test
  void a_kill_between_writing_anew_and_tidying_up_leaves_the_new_only() throws IOException {
    JournalFile journal = open();
    began(1, 10).forEach(journal::append);
    byte[] old = Entries.bytes(folder.resolve("hand-00000001.jsonl"));
    journal.rewrite(began(9, 10));
    journal.close();
    Files.write(folder.resolve("hand-00000001.jsonl"), old);
    JournalFile again = open();
    assertThat(again.records()).isEqualTo(began(9, 10));
    assertThat(segments()).containsExactly("hand-00000002.all.jsonl");
  }

  @Test
  void a_kill_while_it_is_written_anew_leaves_the_old_only() throws IOException {
    JournalFile journal = open();
    began(1, 10).forEach(journal::append);
    journal.close();
    Files.writeString(folder.resolve("hand-00000002.all.jsonl.new"), "{\"format\":1,\"num");
    assertThat(open().records()).isEqualTo(began(1, 10));
  }

  @Test
  void it_says_when_it_has_grown_long() {
    JournalFile journal = open();
    assertThat(journal.isLong()).isFalse();
    for (long order = 1; !journal.isLong(); order++) {
      journal.append(began(order));
    }
    journal.rewrite(began(1, 2));
    assertThat(journal.isLong()).isFalse();
    journal.rewrite(began(1, 10_000));
    assertThat(journal.isLong()).as("writing anew would not help").isFalse();
  }

  @Test
  void what_a_full_disk_put_into_the_reserve_is_not_lost_when_it_is_written_anew()
      throws IOException {
    JournalFile journal = open();
    began(1, 3).forEach(journal::append);
    disk.room = 0;
    began(4, 6).forEach(journal::append);
    assertThat(journal.records()).isEqualTo(began(1, 6));
    disk.room = Long.MAX_VALUE;
    journal.rewrite(began(2, 6));
    journal.append(began(7));
    assertThat(journal.records()).isEqualTo(began(2, 7));
    journal.close();
    assertThat(open().records()).isEqualTo(began(2, 7));
  }
}

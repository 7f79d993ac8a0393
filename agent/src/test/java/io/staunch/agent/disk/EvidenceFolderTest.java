package io.staunch.agent.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.actuate.Redaction;
import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
  private static final Instant NOW = Instant.parse("2025-11-01T03:00:00Z");
  private static final EvidenceFolder.Bounds BOUNDS =
      new EvidenceFolder.Bounds(
          3, new Bytes(1000), new Bytes(2500), Duration.ofDays(1), Bytes.ofMebi(64));

  @TempDir Path temp;
  private final FakeDisk disk = new FakeDisk();

  private EvidenceFolder folder() {
    return new EvidenceFolder(temp.resolve("evidence"), BOUNDS, Redaction::of, disk);
  }

  /** Keeps a text and sets its time, as the disk's clock would. */
  private void keep(long order, String text, Instant at) throws IOException {
    assertThat(folder().keep(order, "web", text, at)).startsWith("evidence in ");
    Files.setLastModifiedTime(temp.resolve("evidence/" + order + "-web.txt"), FileTime.from(at));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(temp.resolve("evidence"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void only_the_owner_may_read_it_and_the_ledger_is_told_where_it_lies() throws IOException {
    Path file = temp.resolve("evidence/7-web.txt");
    assertThat(folder().keep(7, "web", "Rss: 12 kB\n", NOW))
        .isEqualTo("evidence in " + file + " (11 B)");
    assertThat(file).hasContent("Rss: 12 kB\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("evidence"))))
        .isEqualTo("rwx------");
  }

  @Test
  void secrets_are_blanked_before_anything_is_written() {
    folder().keep(7, "web", "java -Ddb.password=hunter2 -jar web.jar\nAPI_KEY=abc123\n", NOW);
    assertThat(temp.resolve("evidence/7-web.txt"))
        .hasContent("java -Ddb.password=*** -jar web.jar\nAPI_KEY=***\n");
  }

  @Test
  void number_size_and_age_are_bounded_and_the_oldest_go_first() throws IOException {
    for (int order = 1; order <= 5; order++) {
      keep(order, "x", NOW.plusSeconds(order));
    }
    assertThat(names()).containsExactly("3-web.txt", "4-web.txt", "5-web.txt");
    keep(6, "y ".repeat(490), NOW.plusSeconds(6));
    keep(7, "z ".repeat(490), NOW.plusSeconds(7));
    keep(8, "z ".repeat(490), NOW.plusSeconds(8));
    assertThat(names()).containsExactly("7-web.txt", "8-web.txt");
    keep(9, "later", NOW.plus(Duration.ofDays(2)));
    assertThat(names()).containsExactly("9-web.txt");
  }

  @Test
  void a_long_text_is_cut_off_and_says_so() throws IOException {
    folder().keep(7, "web", "ä ".repeat(5000), NOW);
    String kept = Files.readString(temp.resolve("evidence/7-web.txt"));
    assertThat(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(1000);
    assertThat(kept).startsWith("ä ä ").endsWith("\n[cut off here: longer than 1000 B]\n");
  }

  @Test
  void it_never_fills_the_disk() {
    disk.room = Bytes.ofMebi(64).value() + 5;
    assertThat(folder().keep(7, "web", "too long for it", NOW))
        .isEqualTo("no evidence kept: less than 64 MiB would be left on the disk");
    assertThat(temp.resolve("evidence")).isEmptyDirectory();
    assertThat(folder().keep(7, "web", "fits", NOW)).startsWith("evidence in ");
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_and_no_reason_to_stop() throws IOException {
    Files.writeString(temp.resolve("evidence"), "in the way");
    assertThat(folder().keep(7, "web", "text", NOW))
        .startsWith("no evidence kept: " + temp + "/evidence cannot be written (");
  }

  @Test
  void a_name_of_a_service_never_leads_out_of_the_folder() throws IOException {
    folder().keep(7, "../../etc/cron.d/x", "text", NOW);
    assertThat(names()).containsExactly("7-.._.._etc_cron.d_x.txt");
  }
}

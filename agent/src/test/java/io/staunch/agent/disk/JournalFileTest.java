package io.staunch.agent.disk;

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

final class JournalFileTest {
  @TempDir private Path folder = Path.of("");

  private static HandRecord began(int step) {
    return new HandRecord.Began(
        7, step, false, new Moment(Instant.EPOCH, Duration.ofSeconds(step), "boot"));
  }

  private JournalFile open() {
    return switch (JournalFile.open(folder, new Codec())) {
      case Opened.Ready<JournalFile>(JournalFile file, var gaps, var remarks) -> file;
      case Opened.Refused<JournalFile>(String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void what_was_kept_is_there_when_it_is_opened_again() throws IOException {
    List<HandRecord> written = new ArrayList<>();
    try (JournalFile journal = open()) {
      for (int step = 0; step < 50; step++) {
        assertThat(journal.append(began(step)).kept()).isTrue();
        written.add(began(step));
      }
    }
    try (JournalFile journal = open()) {
      assertThat(journal.records()).isEqualTo(written);
    }
  }

  @Test
  void a_torn_record_is_cut_and_the_ones_before_it_stay() throws IOException {
    try (JournalFile journal = open()) {
      journal.append(began(0));
      journal.append(began(1));
    }
    try (var files = Files.list(folder)) {
      for (Path file :
          files
              .filter(path -> path.toString().contains("hand") && path.toFile().length() > 100)
              .toList()) {
        Files.writeString(file, "{\"torn", StandardOpenOption.APPEND);
      }
    }
    try (JournalFile journal = open()) {
      assertThat(journal.records()).containsExactly(began(0), began(1));
      assertThat(journal.append(began(2)).kept()).isTrue();
    }
  }
}

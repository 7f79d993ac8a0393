package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path temp;

  @Test
  void the_new_content_replaces_the_old_with_the_rights_that_were_asked_for() throws IOException {
    Path file = temp.resolve("state");
    Files.writeString(file, "old");
    assertThat(AtomicFile.write(file, "new".getBytes(UTF_8), "rw-r-----"))
        .isEqualTo(new Written.Kept(false));
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(temp).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void what_a_kill_left_beside_does_not_matter() throws IOException {
    Files.writeString(temp.resolve("state.new"), "half");
    assertThat(AtomicFile.write(temp.resolve("state"), "whole".getBytes(UTF_8), "rw-------").kept())
        .isTrue();
    assertThat(temp.resolve("state")).hasContent("whole");
  }

  @Test
  void where_it_cannot_be_written_the_old_stays_and_the_reason_is_told() throws IOException {
    Path file = temp.resolve("folder");
    Files.createDirectory(file);
    Files.writeString(file.resolve("inside"), "old");
    Written written = AtomicFile.write(file, "new".getBytes(UTF_8), "rw-------");
    assertThat(written).isInstanceOf(Written.Lost.class);
    assertThat(file.resolve("inside")).hasContent("old");
    assertThat(
            AtomicFile.write(temp.resolve("nowhere/state"), "new".getBytes(UTF_8), "rw-------")
                .kept())
        .isFalse();
  }

  @Test
  void an_interrupted_thread_writes_all_the_same_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    Written written = AtomicFile.write(temp.resolve("state"), "new".getBytes(UTF_8), "rw-------");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(written.kept()).isTrue();
    assertThat(temp.resolve("state")).hasContent("new");
  }
}

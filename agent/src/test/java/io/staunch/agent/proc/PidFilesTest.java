package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.Declaration;
import io.staunch.core.attribute.PidFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFilesTest {
  @TempDir private Path folder;

  private SortedMap<String, PidFile> read(int ownUid, Path path) {
    try (PidFiles files = new PidFiles(ownUid)) {
      return files.read(List.of(declaration(Optional.empty(), Optional.of(path.toString()))));
    }
  }

  static Declaration declaration(Optional<String> executable, Optional<String> pidFile) {
    return new Declaration(
        "web",
        1000,
        executable,
        List.of(),
        pidFile,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  private Path file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("web.pid"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  @Test
  void of_the_agents_own_user_is_trusted() throws IOException {
    Path file = file("4711\n");

    assertThat(read(owner(file), file)).containsEntry("web", new PidFile(4711, true));
  }

  @Test
  void that_others_may_write_is_not_trusted() throws IOException {
    Path file = file("4711\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

    assertThat(read(owner(file), file)).containsEntry("web", new PidFile(4711, false));
  }

  @Test
  void in_a_folder_where_strangers_may_replace_it_is_not_trusted() throws IOException {
    Path file = file("4711\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(read(owner(file), file)).containsEntry("web", new PidFile(4711, false));
  }

  @Test
  void that_is_a_link_is_not_trusted() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.pid"), file("4711\n"));

    assertThat(read(owner(link), link)).containsEntry("web", new PidFile(4711, false));
  }

  @Test
  void with_more_lines_names_the_pid_in_the_first() throws IOException {
    Path file = file("4711\n/var/lib/data\n1700000000\n");

    assertThat(read(owner(file), file).get("web")).extracting(PidFile::pid).isEqualTo(4711);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "-7", "0", "abc", "47x", "99999999999"})
  void without_a_pid_names_nobody(String text) throws IOException {
    assertThat(read(0, file(text))).isEmpty();
  }

  @Test
  void that_is_missing_names_nobody() {
    assertThat(read(0, folder.resolve("none.pid"))).isEmpty();
  }

  @Test
  void replaced_by_a_pipe_holds_nothing_up() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.pid");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path file = file("4711\n");
    Declaration bad = declaration(Optional.empty(), Optional.of(pipe.toString()));
    Declaration good = declaration(Optional.empty(), Optional.of(file.toString()));
    try (PidFiles files = new PidFiles(0)) {
      assertThat(files.read(List.of(good))).hasSize(1);

      assertThat(files.read(List.of(bad))).isEmpty();
    } finally {
      // opened both ways a pipe never blocks, and whoever waits for a writer goes on
      try (RandomAccessFile release = new RandomAccessFile(pipe.toFile(), "rw")) {
        release.writeBytes("4711\n");
      }
    }
  }

  @Test
  void a_declared_executable_is_known_by_what_its_link_leads_to() throws IOException {
    Path real = Files.writeString(folder.resolve("app-2"), "").toRealPath();
    Path link = Files.createSymbolicLink(folder.resolve("app"), real);

    assertThat(
            Executables.resolved(
                List.of(declaration(Optional.of(link.toString()), Optional.empty()))))
        .containsExactly(declaration(Optional.of(real.toString()), Optional.empty()));
    assertThat(
            Executables.resolved(List.of(declaration(Optional.of("/no/such"), Optional.empty()))))
        .containsExactly(declaration(Optional.of("/no/such"), Optional.empty()));
  }
}

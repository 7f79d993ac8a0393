package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlagFileTest {
  @TempDir Path folder;

  @Test
  void a_flag_that_lies_there_holds_and_says_why() throws Exception {
    FlagFile flag = FlagFile.of(folder.resolve("pause"));
    assertThat(flag.held()).isEmpty();
    Files.writeString(flag.file(), "deploy until 14:00 \u001b[31m\nmore\n");
    assertThat(flag.held())
        .contains(
            "paused by the flag file " + flag.file() + ", which says: deploy until 14:00  [31m");
  }

  @Test
  void an_empty_flag_holds_too() throws Exception {
    FlagFile flag = FlagFile.of(Files.createFile(folder.resolve("pause")));
    assertThat(flag.held()).contains("paused by the flag file " + flag.file());
  }

  @Test
  void what_cannot_be_looked_at_holds() throws Exception {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThat(FlagFile.of(loop.resolve("pause")).held().orElse("")).contains("cannot be told");
  }

  @Test
  void another_users_flag_pauses_nothing_and_that_is_said_with_the_cure() throws Exception {
    Path file = Files.createFile(folder.resolve("pause"));
    int owner = (int) Files.getAttribute(file, "unix:uid");
    assertThat(new FlagFile(file, owner).ignored()).isEmpty();
    assertThat(FlagFile.of(folder.resolve("none")).ignored()).isEmpty();

    // root's flag counts for everybody, so that root has to give its one away
    int other = owner == 0 ? 65_534 : owner;
    int own = owner == 0 ? 0 : owner + 1;
    Files.setAttribute(file, "unix:uid", other);
    FlagFile flag = new FlagFile(file, own);
    assertThat(flag.held()).isEmpty();
    assertThat(flag.ignored().orElse(""))
        .contains(file + " is ignored", "uid " + other + " owns it", "chown " + own + " " + file);
  }
}

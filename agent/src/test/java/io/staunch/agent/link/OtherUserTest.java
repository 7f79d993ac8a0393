package io.staunch.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
final class OtherUserTest {
  private static final String ASK =
      "my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die qq{no: $!}; print $s $ARGV[1], qq{\\n};"
          + " $s->flush; print <$s>";

  private final Path socket;

  OtherUserTest(@TempDir Path folder) {
    socket = folder.resolve("run").resolve("agent.sock");
  }

  @Test
  void another_user_is_named_by_the_kernel_and_has_the_rights_of_his_groups() throws Exception {
    assertThat(asked(List.of("staunch-op"))).contains("\"by\":\"nobody\",\"operates\":true");
    assertThat(asked(List.of("staunch"))).contains("\"by\":\"nobody\",\"operates\":false");
    assertThat(asked(List.of("users"))).contains("DENIED").contains("nobody is neither in group");
  }

  @Test
  void the_kernel_keeps_others_away_from_the_socket() throws Exception {
    Rights rights = new Rights("root", "no-such-group", "no-such-group-op", user -> List.of());
    try (ControlServer _ = open(rights)) {
      assertThat(ask()).contains("no: Permission denied");
    }
  }

  private String asked(List<String> groups) throws Exception {
    try (ControlServer _ = open(new Rights("root", "staunch", "staunch-op", user -> groups))) {
      // a person in the group would come in by it; nobody has none on a bare machine
      for (Path step = socket; !step.equals(Path.of("/tmp")); step = parent(step)) {
        Files.setPosixFilePermissions(step, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
      return ask();
    }
  }

  private static Path parent(Path path) {
    return Optional.ofNullable(path.getParent()).orElse(Path.of("/tmp"));
  }

  private String ask() throws Exception {
    Process nobody =
        new ProcessBuilder(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "perl",
                "-MIO::Socket::UNIX",
                "-e",
                ASK,
                socket.toString(),
                "{\"version\":1,\"verb\":\"x\",\"arguments\":{},\"pid\":1}")
            .redirectErrorStream(true)
            .start();
    return new String(nobody.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private ControlServer open(Rights rights) throws Exception {
    return ControlServer.open(
        socket,
        rights,
        Duration.ofSeconds(10),
        (request, caller) ->
            new Response.Done(
                Json.Obj.EMPTY.with("by", caller.by()).with("operates", caller.mayOperate())));
  }
}

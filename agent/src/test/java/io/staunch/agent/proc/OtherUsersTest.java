package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.clock.BootClock;
import io.staunch.core.attribute.Attribution;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.attribute.PidFile;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another user of the host can and cannot pretend; needs root to become that user. */
@Tag("servers")
class OtherUsersTest {
  private static final int NOBODY = 65534;

  private final String mark = "mark-" + UUID.randomUUID();

  private Declaration service(int uid, Process process, Optional<String> pidFile) {
    return new Declaration(
        "service",
        uid,
        process.info().command(),
        List.of(mark),
        pidFile,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  private static ServiceSample sample(Declaration declaration, SortedMap<String, PidFile> pidFiles)
      throws IOException {
    try (BootClock clock = new BootClock(Path.of("/proc"));
        ProcCollector collector = new ProcCollector(ProcCollector.Settings.STANDARD)) {
      return new Attribution()
          .attribute(
              collector.collect(clock.now(), Set.of()).orElseThrow(),
              List.of(declaration),
              pidFiles,
              Surroundings.QUIET,
              false)
          .services()
          .getFirst();
    }
  }

  @Test
  void another_user_with_the_same_executable_and_command_line_is_not_the_service()
      throws IOException {
    Process theirs =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + NOBODY,
                "--clear-groups",
                "sh",
                "-c",
                "echo ready; read -r end",
                mark)
            .start();
    try {
      assertThat(theirs.inputReader().readLine()).isEqualTo("ready");
      SortedMap<String, PidFile> none = new TreeMap<>();
      SortedMap<String, PidFile> lie = new TreeMap<>();
      lie.put("service", new PidFile(Math.toIntExact(theirs.pid()), true));

      assertThat(sample(service(0, theirs, Optional.empty()), none))
          .isInstanceOf(ServiceSample.Absent.class);
      assertThat(sample(service(NOBODY, theirs, Optional.empty()), none))
          .isInstanceOf(ServiceSample.Present.class);
      assertThat(sample(service(0, theirs, Optional.of("/run/service.pid")), lie))
          .isInstanceOfSatisfying(
              ServiceSample.Contradicted.class,
              contradicted ->
                  assertThat(contradicted.reason())
                      .endsWith("runs as uid " + NOBODY + ", not as the declared uid 0"));
    } finally {
      theirs.destroyForcibly();
    }
  }
}

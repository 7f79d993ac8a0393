package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.Deadline;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
final class OutlivingTest {
  private final Processes processes = new Processes();
  @TempDir Path folder;

  @AfterEach
  void endThem() {
    processes.close();
  }

  /** An agent of two lines: runs the script that it is given, then waits to be killed. */
  public static void main(String[] args) throws InterruptedException {
    CommandResult result = CommandRunner.ofThisMachine().run(command(args[0]));
    System.out.println(result instanceof CommandResult.Exited exited ? exited.output() : result);
    Thread.currentThread().join();
  }

  @Test
  void a_service_that_writes_to_its_output_survives_the_death_of_the_agent() throws Exception {
    Path go = folder.resolve("go");
    Path proof = folder.resolve("proof");
    String service =
        "(while [ ! -e %s ]; do sleep 0.05; done; for i in 1 2 3; do echo line $i; done; echo > %s; exec sleep 60) & echo $!"
            .formatted(go, proof);
    Process agent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OutlivingTest.class.getName(),
                service)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Member member;
    try (BufferedReader out = agent.inputReader()) {
      member = processes.note(Integer.parseInt(String.valueOf(out.readLine())));
    } finally {
      agent.destroyForcibly();
    }
    assertThat(agent.waitFor()).isEqualTo(137);
    Files.createFile(go);
    assertThat(
            Deadline.in(Duration.ofSeconds(20))
                .await(Duration.ofMillis(10), () -> Files.exists(proof)))
        .isTrue();
    assertThat(Processes.alive(member)).isTrue();
  }

  private static Command command(String script) {
    return new Command(
        List.of("/bin/sh", "-c", script), new TreeMap<>(), "", Duration.ofSeconds(20), 4096, true);
  }
}

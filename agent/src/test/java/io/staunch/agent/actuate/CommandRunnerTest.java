package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.proc.Stat;
import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("real")
final class CommandRunnerTest {
  private final Processes processes = new Processes();
  private final CommandRunner runner = CommandRunner.ofThisMachine();
  @TempDir Path folder;

  @AfterEach
  void endThem() {
    processes.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_tells_exit_code_and_output_of_both_streams(boolean outlives) throws Exception {
    CommandResult result = runner.run(script("echo out; echo err >&2; exit 3", 10_000, outlives));
    assertThat(result)
        .isInstanceOfSatisfying(
            CommandResult.Exited.class,
            exited -> {
              assertThat(exited.code()).isEqualTo(3);
              assertThat(exited.output()).isEqualTo("out\nerr");
            });
  }

  @Test
  void it_knows_nothing_but_the_facts_and_reads_nothing_but_the_input() throws Exception {
    CommandResult result =
        runner.run(
            new Command(
                List.of("/bin/sh", "-c", "env -u PWD -u _ -u SHLVL -u OLDPWD | sort; pwd; cat"),
                new TreeMap<>(Map.of("STAUNCH_SERVICE", "web")),
                "hello",
                Duration.ofSeconds(10),
                4096,
                false));
    assertThat(output(result))
        .isEqualTo(
            """
            LANG=C.UTF-8
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            STAUNCH_SERVICE=web
            /
            hello\
            """);
  }

  @Test
  void it_runs_in_a_session_of_its_own_and_without_a_shell() throws Exception {
    CommandResult result =
        runner.run(
            Command.of(
                List.of("/bin/cat", "/proc/self/stat", "/$HOME;ls"), Duration.ofSeconds(10)));
    String[] lines = output(result).split("\n", -1);
    byte[] line = lines[0].getBytes(StandardCharsets.UTF_8);
    Stat cat = Stat.parse(line, line.length).orElseThrow();
    assertThat(cat.session()).isEqualTo(cat.pid());
    assertThat(cat.group()).isEqualTo(cat.pid());
    assertThat(lines[1]).contains("/$HOME;ls");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_time_out_kills_grandchildren_even_in_other_sessions(boolean outlives) throws Exception {
    String script =
        "sleep 300 & echo $!; setsid sleep 300 & echo $!; trap '' TERM; sh -c 'sleep 300 & echo $!; wait'";
    CommandResult result = runner.run(script(script, 500, outlives));
    assertThat(result)
        .isInstanceOfSatisfying(
            CommandResult.TimedOut.class,
            timedOut -> {
              assertThat(timedOut.output().lines()).hasSize(3);
              assertThat(timedOut.killed()).isEqualTo(5);
              assertThat(timedOut.took()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
              assertThat(timedOut.output().lines())
                  .allMatch(pid ->
                      Processes.TABLE.of(Integer.parseInt(pid)).isEmpty()
                          || Processes.TABLE.of(Integer.parseInt(pid)).get().ended());
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_flood_of_output_is_drained_and_bounded(boolean outlives) throws Exception {
    CommandResult result =
        runner.run(script("yes word | head -c 30000000; echo end", 20_000, outlives));
    assertThat(result).isInstanceOf(CommandResult.Exited.class);
    assertThat(output(result))
        .endsWith("word\nend")
        .contains("bytes left out")
        .hasSizeLessThan(5000);
  }

  @Test
  void a_daemon_that_holds_the_output_is_neither_waited_for_nor_broken() throws Exception {
    Path proof = folder.resolve("proof");
    CommandResult result =
        runner.run(
            script(
                "(for i in 1 2 3 4 5 6; do sleep 0.1; echo tick; done; echo > "
                    + proof
                    + "; exec sleep 60) & echo $!",
                20_000,
                true));
    Member daemon = processes.note(Integer.parseInt(output(result).lines().findFirst().orElse("")));
    assertThat(result.took()).isLessThan(Duration.ofSeconds(5));
    assertThat(appears(proof)).isTrue();
    assertThat(Processes.alive(daemon)).isTrue();
  }

  @Test
  void without_tee_a_daemon_keeps_running_and_its_output_is_let_go() throws Exception {
    CommandRunner plain =
        new CommandRunner(
            new Launcher(ProcessBuilder::start, MonotonicClock.SYSTEM),
            new Wrapping(Optional.empty(), Optional.empty()),
            Tee.none(),
            Processes.TABLE,
            MonotonicClock.SYSTEM);
    CommandResult result = plain.run(script("echo lost; exit 4", 10_000, true));
    assertThat(result)
        .isInstanceOfSatisfying(
            CommandResult.Exited.class,
            exited -> {
              assertThat(exited.code()).isEqualTo(4);
              assertThat(exited.output()).isEmpty();
            });
  }

  @Test
  void a_program_that_is_not_there_was_not_begun() throws Exception {
    assertThat(runner.run(Command.of(List.of("/no/such"), Duration.ofSeconds(5))))
        .isInstanceOfSatisfying(
            CommandResult.NotStarted.class,
            not -> assertThat(not.reason()).startsWith("/no/such could not be started"));
  }

  @Test
  void secrets_in_the_output_are_blanked() throws Exception {
    assertThat(output(runner.run(script("echo password=hunter2", 10_000, false))))
        .isEqualTo("password=***");
  }

  private static boolean appears(Path file) throws InterruptedException {
    return Deadline.in(Duration.ofSeconds(10))
        .await(Duration.ofMillis(10), () -> Files.exists(file));
  }

  private static String output(CommandResult result) {
    return switch (result) {
      case CommandResult.Exited(int _, String output, Duration _) -> output;
      case CommandResult.TimedOut(int _, String output, Duration _) -> output;
      case CommandResult.NotStarted(String reason, Duration _) -> reason;
    };
  }

  private static Command script(String script, long millis, boolean outlives) {
    return new Command(
        List.of("/bin/sh", "-c", script),
        new TreeMap<>(),
        "",
        Duration.ofMillis(millis),
        4096,
        outlives);
  }
}

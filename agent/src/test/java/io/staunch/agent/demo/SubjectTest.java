package io.staunch.agent.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.staunch.agent.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SubjectTest {
  private static final long MEBI = 1024 * 1024;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endThem() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void a_leak_grows_for_ever_a_cache_to_its_bound_and_a_swing_comes_back() {
    Behaviour leak = Subject.behaviour(words("leak", "2"));
    assertThat(leak.heldAfter(1000)).isEqualTo(2000 * MEBI);
    Behaviour cache = Subject.behaviour(words("cache", "100", "10"));
    assertThat(cache.heldAfter(0)).isZero();
    assertThat(cache.heldAfter(10)).isCloseTo(95 * MEBI, within(MEBI));
    assertThat(cache.heldAfter(1e6)).isEqualTo(100 * MEBI);
    Behaviour swing = Subject.behaviour(words("swing", "50", "8"));
    assertThat(swing.heldAfter(0)).isZero();
    assertThat(swing.heldAfter(4)).isEqualTo(50 * MEBI);
    assertThat(swing.heldAfter(8)).isZero();
  }

  @Tag("real")
  @Test
  void its_memory_really_shows_and_it_ends_with_the_process_that_it_lives_for() throws Exception {
    Process keeper = start(List.of("/bin/sleep", "60"));
    Process subject = start(cast(keeper, 60).leak("orders", 40));
    assertThat(reaches(subject, 60 * MEBI)).isTrue();
    assertThat(Files.readSymbolicLink(Path.of("/proc/" + subject.pid() + "/exe")).getFileName())
        .hasToString("java");
    keeper.destroyForcibly();
    assertThat(subject.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Tag("real")
  @Test
  void memory_that_swings_down_is_given_back() throws Exception {
    Process keeper = start(List.of("/bin/sleep", "60"));
    Process subject = start(cast(keeper, 60).swing("web", 80, Duration.ofSeconds(3)));
    assertThat(reaches(subject, 70 * MEBI)).isTrue();
    assertThat(within20Seconds(() -> anonymous(subject) < 40 * MEBI)).isTrue();
  }

  @Tag("real")
  @Test
  void it_ends_after_its_time() throws Exception {
    Process subject = start(cast(start(List.of("/bin/sleep", "60")), 1).leak("orders", 1));
    assertThat(subject.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(subject.exitValue()).isZero();
  }

  private static List<String> words(String kind, String mebibytes, String... seconds) {
    return Stream.concat(Stream.of("name", kind, mebibytes, "1", "60"), Stream.of(seconds))
        .toList();
  }

  private static Cast cast(Process keeper, int seconds) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath = System.getProperty("java.class.path");
    return new Cast(java, classPath, keeper.pid(), Duration.ofSeconds(seconds));
  }

  private Process start(List<String> line) throws IOException {
    Process process = new ProcessBuilder(line).inheritIO().start();
    started.add(process);
    return process;
  }

  private static boolean reaches(Process process, long bytes) throws InterruptedException {
    return within20Seconds(() -> anonymous(process) > bytes);
  }

  private static boolean within20Seconds(Deadline.Condition condition) throws InterruptedException {
    return Deadline.in(Duration.ofSeconds(20)).await(Duration.ofMillis(50), condition);
  }

  private static long anonymous(Process process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss_Anon:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}

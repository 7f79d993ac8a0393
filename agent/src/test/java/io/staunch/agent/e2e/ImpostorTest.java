package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.main.Assembly;
import io.staunch.core.engine.View;
import io.staunch.core.ledger.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes that are not what they seem, before the whole agent in enforce mode. */
final class ImpostorTest {
  private static final long MEBI = 1024 * 1024;

  /** How long an agent that might be fooled is watched. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  private static final String BASH = World.BASH.toString();

  /**
   * A service that is a family of bash processes.
   *
   * @param claimed how the host file says that it is known, beside the user
   * @param starter what starts its bash, bash last; FOLDER stands for the bench's folder
   */
  private record Family(
      String name, int mebibytes, int children, String claimed, List<String> starter)
      implements World.Part {
    @Override
    public String identity(Bench bench) {
      return "user: " + Assembly.ownUid() + ", " + in(bench, claimed);
    }

    @Override
    public List<String> start(Bench bench) {
      List<String> line = new ArrayList<>();
      starter.forEach(word -> line.add(in(bench, word)));
      line.addAll(List.of(bench.script("family.sh").toString(), mark(bench)));
      line.addAll(List.of("" + mebibytes, "" + children, World.KEEPER));
      return World.detached(line.toArray(String[]::new));
    }

    private static String in(Bench bench, String text) {
      return text.replace("FOLDER", bench.folder().toString());
    }

    /** What stands in the command lines of its processes and nowhere else. */
    String mark(Bench bench) {
      return bench.folder().resolve(name).toString();
    }

    List<Long> pids(Bench bench) {
      return bench.mine().stream()
          .filter(handle ->
              Arrays.asList(handle.info().arguments().orElseGet(() -> new String[0]))
                  .contains(mark(bench)))
          .map(ProcessHandle::pid)
          .sorted()
          .toList();
    }
  }

  @Tag("real")
  @Test
  void a_hundred_megabytes_shared_by_eleven_processes_are_not_acted_on_at_five_hundred()
      throws Exception {
    String known = "executable: " + BASH + ", command: [FOLDER/herd]";
    Family herd = new Family("herd", 100, 10, known, List.of(BASH));
    try (Bench bench = World.swift(500, herd).begin()) {
      enforcing(bench);

      bench.until("all are counted", () -> seen(bench).processes() == 11 && seen(bench).isRuling());

      assertThat(seen(bench).use().orElseThrow().value()).isBetween(100 * MEBI, 130 * MEBI);
      nothingIsDone(bench, herd);
    }
  }

  @Tag("real")
  @Test
  void another_executable_with_the_same_name_and_arguments_is_not_the_service() throws Exception {
    String known = "executable: " + BASH + ", command: [FOLDER/forged]";
    String borrowed = "exec -a " + BASH + " FOLDER/copy \"$@\"";
    Family forged = new Family("forged", 60, 0, known, List.of(BASH, "-c", borrowed, "borrower"));
    World world = World.swift(20, forged);
    try (Bench bench = Bench.of(world)) {
      Files.copy(World.BASH, bench.folder().resolve("copy"));
      assertThat(bench.folder().resolve("copy").toFile().setExecutable(true)).isTrue();
      world.start(bench);
      enforcing(bench);

      assertThat(seen(bench).processes()).isZero();
      assertThat(bench.staunch("doctor").out()).contains("not running, or declared wrongly");
      nothingIsDone(bench, forged);
    }
  }

  @Tag("real")
  @Test
  void a_pid_file_that_names_another_program_is_contradicted_and_not_acted_on() throws Exception {
    String known = "executable: /usr/bin/sleep, pid-file: FOLDER/liar.pid";
    Family innocent = new Family("innocent", 60, 0, known, List.of(BASH));
    try (Bench bench = World.swift(20, innocent).begin()) {
      bench.until("it runs", () -> innocent.pids(bench).size() == 1);
      bench.write("liar.pid", List.of(innocent.pids(bench).getFirst().toString()));
      enforcing(bench);

      assertThat(seen(bench).state()).contains("liar.pid");
      assertThat(bench.staunch("status").out()).contains("liar.pid");
      nothingIsDone(bench, innocent);
    }
  }

  @Tag("servers")
  @Test
  void another_user_with_the_same_executable_and_arguments_is_not_the_service() throws Exception {
    String known = "executable: " + BASH + ", command: [FOLDER/foreign]";
    List<String> nobody =
        List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", BASH);
    Family foreign = new Family("foreign", 60, 0, known, nobody);
    World world = World.swift(20, foreign);
    try (Bench bench = Bench.of(world)) {
      Files.setPosixFilePermissions(bench.folder(), PosixFilePermissions.fromString("rwx--x--x"));
      world.start(bench);
      bench.until("it runs", () -> foreign.pids(bench).size() == 1);
      Path itself = Path.of("/proc/" + foreign.pids(bench).getFirst());
      assertThat(Files.getAttribute(itself, "unix:uid")).isEqualTo(65534);
      enforcing(bench);

      assertThat(seen(bench).processes()).isZero();
      nothingIsDone(bench, foreign);
    }
  }

  private static void enforcing(Bench bench) throws IOException, InterruptedException {
    bench.answeringAgent();
    assertThat(bench.staunch("notify", "test").exit()).isZero();
  }

  private static View.Service seen(Bench bench) {
    return bench.seen().view().services().getFirst();
  }

  private static void nothingIsDone(Bench bench, Family family)
      throws IOException, InterruptedException {
    List<Long> before = family.pids(bench);
    assertThat(before).isNotEmpty();
    bench.stays(
        "nothing is done to " + family.name(),
        LONG_ENOUGH,
        () -> bench.facts(Fact.Intended.class).isEmpty());
    assertThat(family.pids(bench)).isEqualTo(before);
  }
}

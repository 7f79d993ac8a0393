package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcCollectorTest {
  @TempDir private Path folder;
  private Optional<FakeProc> open = Optional.empty();

  private FakeProc proc() {
    return proc(Bytes.ofMebi(1000), 100);
  }

  private FakeProc proc(Bytes mostResident, int mostKept) {
    FakeProc proc = new FakeProc(folder, mostResident, mostKept);
    open = Optional.of(proc);
    return proc;
  }

  @AfterEach
  void close() {
    open.ifPresent(FakeProc::close);
  }

  @Test
  void every_process_is_read_in_order_of_pid() {
    FakeProc proc = proc().start(30, 7, 500, "app", "serve").start(7, 1, 400, "app");
    Sweep sweep = proc.sweep();

    assertThat(sweep.processes()).extracting(ProcessReading::pid).containsExactly(7, 30);
    assertThat(sweep.processes().get(1))
        .isEqualTo(
            new ProcessReading(
                30,
                7,
                77,
                500,
                0,
                "app",
                Optional.of("/bin/app"),
                List.of("app", "serve"),
                Optional.of("/app"),
                Bytes.ofKibi(40),
                Bytes.ZERO,
                3,
                Optional.empty()));
    assertThat(sweep.server().total()).isEqualTo(Bytes.ofKibi(24684096));
    assertThat(sweep.cost()).isPositive();
  }

  @Test
  void memory_is_read_anew_each_time() {
    FakeProc proc = proc().start(7, 1, 400, "app");
    proc.sweep();

    assertThat(proc.resident(7, 20).reading(7).rss()).isEqualTo(Bytes.ofKibi(80));
  }

  @Test
  void no_more_files_are_kept_open_than_allowed_and_the_rest_is_read_all_the_same() {
    FakeProc proc = proc(Bytes.ofMebi(1000), 2);
    for (int pid = 1; pid <= 5; pid++) {
      proc.start(pid, 0, 400, "app");
    }
    proc.sweep();
    for (int pid = 1; pid <= 5; pid++) {
      proc.resident(pid, 99)
          .write(pid + "/stat", pid + " (app) S 0 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 3 0 400 0 99 0");
    }

    assertThat(proc.sweep().processes())
        .hasSize(5)
        .allMatch(p -> p.rss().equals(Bytes.ofKibi(4 * 99)));
    assertThat(proc.keptFiles()).isEqualTo(2);
    proc.end(1).end(2).end(3).end(4).end(5);
    assertThat(proc.sweep().processes()).isEmpty();
    assertThat(proc.keptFiles()).isZero();
  }

  @Test
  void a_process_that_ended_is_forgotten() {
    FakeProc proc = proc().start(7, 1, 400, "app").start(8, 1, 400, "app");
    proc.sweep();

    assertThat(proc.end(7).sweep().processes()).extracting(ProcessReading::pid).containsExactly(8);
  }

  @Test
  void a_pid_given_to_another_process_is_another_process() {
    FakeProc proc = proc(Bytes.ofMebi(1000), 0).start(7, 1, 400, "app", "old");
    proc.sweep();
    proc.end(7).start(7, 1, 900, "app", "new");

    assertThat(proc.reading(7).startTicks()).isEqualTo(900);
    assertThat(proc.reading(7).arguments()).containsExactly("app", "new");
  }

  @Test
  void one_that_waits_to_be_waited_for_is_no_process() {
    FakeProc proc = proc().start(7, 1, 400, "app").start(8, 1, 400, "app").stat(8, 1, 400, 'Z');
    proc.write("8/stat", Captured.text("stat/zombie").replace("25274", "8"));

    assertThat(proc.sweep().processes()).extracting(ProcessReading::pid).containsExactly(7);
    proc.write(
            "7/stat", Captured.text("stat/zombie").replace("25274", "7").replace("306498", "400"))
        .resident(7, 0);
    assertThat(proc.sweep().processes()).isEmpty();
    assertThat(proc.sweep().vanished()).isZero();
  }

  @Test
  void what_makes_no_sense_is_counted_not_thrown() {
    FakeProc proc = proc().start(7, 1, 400, "app");
    proc.write("8/stat", "garbage")
        .write("9/status", "garbage")
        .write("10/stat", Captured.text("stat/java"));
    proc.write("nonsense/stat", "x").write("123456789012345/stat", "x");

    Sweep sweep = proc.sweep();

    assertThat(sweep.processes()).extracting(ProcessReading::pid).containsExactly(7);
    assertThat(sweep.unreadable()).isEqualTo(3);
    proc.write("7/statm", "nonsense");
    assertThat(proc.sweep().processes()).extracting(ProcessReading::pid).containsExactly(7);
  }

  @Test
  void a_server_whose_memory_cannot_be_read_gives_no_sweep() {
    assertThat(proc().write("meminfo", "nonsense").sweeps()).isFalse();
  }

  @Test
  void one_in_focus_that_calls_exec_is_known_again_at_once() {
    FakeProc proc = proc().start(7, 1, 400, "sh", "start.sh");
    proc.sweep();
    proc.exec(7, "/bin/server", "server", "-v");

    ProcessReading now = proc.reading(7, 7);

    assertThat(now.executable()).contains("/bin/server");
    assertThat(now.arguments()).containsExactly("server", "-v");
  }

  @Test
  void one_that_calls_exec_unwatched_is_known_again_within_a_minute() {
    FakeProc proc = proc();
    for (int pid = 100; pid < 160; pid++) {
      proc.start(pid, 1, 400, "app");
    }
    proc.sweep();
    for (int pid = 100; pid < 160; pid++) {
      proc.exec(pid, "/bin/server", "server");
    }
    for (int second = 0; second < 60; second += 3) {
      proc.later(Duration.ofSeconds(3)).sweep();
    }

    assertThat(proc.sweep().processes())
        .allMatch(p -> p.executable().equals(Optional.of("/bin/server")));
    assertThat(proc.sweep().processes()).allMatch(p -> p.arguments().equals(List.of("server")));
  }

  @Test
  void a_rotation_reads_a_few_in_full_each_time_not_all() {
    FakeProc proc = proc();
    for (int pid = 100; pid < 160; pid++) {
      proc.start(pid, 1, 400, "app");
    }
    proc.sweep();
    for (int pid = 100; pid < 160; pid++) {
      proc.exec(pid, "/bin/server", "server");
    }
    proc.later(Duration.ofSeconds(5));

    long known =
        proc.sweep().processes().stream()
            .filter(p -> p.executable().equals(Optional.of("/bin/server")))
            .count();
    assertThat(known).isBetween(1L, 20L);
  }

  @Test
  void a_young_process_is_looked_at_again_soon() {
    FakeProc proc = proc();
    proc.sweep();
    proc.later(Duration.ofSeconds(1));
    proc.start(7, 1, proc.boot.toMillis() / 10 - 20, "sh");
    proc.sweep();
    proc.exec(7, "/bin/server", "server").later(Duration.ofSeconds(1));

    assertThat(proc.reading(7).arguments())
        .as("0.2 s old at the first look, 1.2 s now")
        .containsExactly("server");
  }

  @Test
  void a_child_whose_parent_went_tells_its_new_parent_at_once() {
    FakeProc proc = proc().start(7, 1, 400, "app").start(8, 7, 450, "worker");
    proc.sweep();
    proc.end(7).stat(8, 1, 450, 'S');

    assertThat(proc.reading(8).parent()).isEqualTo(1);
  }

  @Test
  void dear_figures_are_read_of_those_in_focus_and_their_descendants() {
    FakeProc proc =
        proc().start(7, 1, 400, "app").start(8, 7, 450, "worker").start(9, 1, 450, "other");
    proc.start(6, 8, 460, "grandchild with a lower pid")
        .start(5, 7, 100, "older than its parent, so not its child");

    Sweep sweep = proc.sweep(7);

    assertThat(sweep.processes())
        .filteredOn(p -> p.detail().isPresent())
        .extracting(ProcessReading::pid)
        .containsExactly(6, 7, 8);
    assertThat(sweep.overdue()).isEmpty();
    ProcessReading.Detail detail = sweep.processes().get(2).detail().orElseThrow();
    assertThat(detail)
        .isEqualTo(
            new ProcessReading.Detail(
                Bytes.ofKibi(83068),
                Bytes.ZERO,
                Bytes.ZERO,
                Bytes.ofKibi(3618),
                0,
                Optional.of(2),
                Optional.empty()));
    assertThat(proc.reading(7).detail()).as("nobody asks any more").isEmpty();
  }

  @Test
  void the_limit_of_its_own_cgroup_is_read() {
    FakeProc proc = proc().start(7, 1, 400, "app").start(8, 1, 400, "app");
    proc.write("cgroups/app/memory.max", "104857600\n");
    proc.write("8/cgroup", "4:memory:/old\n")
        .write("cgroups/memory/old/memory.limit_in_bytes", "52428800\n");

    assertThat(proc.reading(7, 7).detail().orElseThrow().limit()).contains(Bytes.ofMebi(100));
    assertThat(proc.reading(8, 8).detail().orElseThrow().limit()).contains(Bytes.ofMebi(50));
  }

  @Test
  void the_memory_map_of_a_very_large_process_is_not_walked() {
    FakeProc proc = proc(Bytes.ofMebi(1), 100).start(7, 1, 400, "app").resident(7, 1000);

    proc.sweep();
    assertThat(proc.sweep(7).overdue())
        .containsExactly(
            new Sweep.Overdue(
                7, "3.9 MiB resident is above 1 MiB, up to which memory maps are read"));
  }

  @Test
  void figures_that_cannot_be_read_are_overdue_with_their_reason() {
    FakeProc proc = proc().start(7, 1, 400, "app").write("7/smaps_rollup", "");
    assertThat(proc.sweep(7).overdue())
        .containsExactly(
            new Sweep.Overdue(7, "its memory map may not be read by the agent's user"));
    assertThat(proc.sweep(7).processes()).hasSize(1);
  }

  @Test
  void a_focus_on_a_pid_that_is_not_there_asks_for_nothing() {
    FakeProc proc = proc().start(7, 1, 400, "app");

    assertThat(proc.sweep(4711).overdue()).isEmpty();
    assertThat(proc.sweep(4711).processes()).hasSize(1);
  }
}

package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.clock.BootClock;
import io.staunch.core.attribute.Attribution;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.attribute.PidFile;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.Sweep;
import io.staunch.core.fleet.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole way from real processes to a service's sample. Needs sh and bash; every process is
 * ended by its pid.
 */
@Tag("real")
class RealProcessesTest {
  private final List<Process> started = new ArrayList<>();
  private final List<ProcessHandle> orphans = new ArrayList<>();
  private final Attribution attribution = new Attribution();
  private final SortedMap<String, PidFile> pidFiles = new TreeMap<>();

  /** A word that no other process of this machine has on its command line. */
  private final String mark = "mark-" + UUID.randomUUID();

  private BootClock clock;
  private ProcCollector collector;

  @BeforeEach
  void open() throws IOException {
    clock = new BootClock(Path.of("/proc"));
    collector = new ProcCollector(ProcCollector.Settings.STANDARD);
  }

  @AfterEach
  void endAll() throws IOException {
    for (Process process : started) {
      List<ProcessHandle> tree =
          Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      tree.forEach(ProcessHandle::destroyForcibly);
    }
    orphans.forEach(ProcessHandle::destroyForcibly);
    collector.close();
    clock.close();
  }

  /** Starts a program that says "ready" on its output when it stands as the test wants it. */
  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("ready");
    return process;
  }

  private Sweep sweep(Integer... focused) {
    return collector.collect(clock.now(), Set.of(focused)).orElseThrow();
  }

  private static ProcessReading reading(Sweep sweep, long pid) {
    return sweep.processes().stream().filter(p -> p.pid() == pid).findFirst().orElseThrow();
  }

  private static int ownUid() {
    return Status.parse(text("/proc/self/status")).orElseThrow().uid();
  }

  private static String text(String path) {
    Buffer buffer = new Buffer(8192);
    assertThat(buffer.read(path)).isTrue();
    return buffer.text();
  }

  private static String executable(Process process) {
    return process.info().command().orElseThrow();
  }

  private Declaration service(Optional<String> executable) {
    return new Declaration(
        "service",
        ownUid(),
        executable,
        List.of(mark),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  private ServiceSample sample(Declaration declaration, Integer... focused) {
    return attribution
        .attribute(sweep(focused), List.of(declaration), pidFiles, Surroundings.QUIET, false)
        .services()
        .getFirst();
  }

  private ServiceSample.Present present(Declaration declaration, Integer... focused) {
    ServiceSample sample = sample(declaration, focused);
    if (sample instanceof ServiceSample.Present present) {
      return present;
    }
    throw new AssertionError(sample);
  }

  private static int pid(Process process) {
    return Math.toIntExact(process.pid());
  }

  /** Samples again until it is as wanted; fails with what it was last. */
  private ServiceSample until(
      Declaration declaration, Predicate<ServiceSample> wanted, Integer... focused) {
    Instant deadline = clock.now().wall().plusSeconds(20);
    ServiceSample sample = sample(declaration, focused);
    while (!wanted.test(sample)) {
      assertThat(clock.now().wall()).as("still %s", sample).isBefore(deadline);
      sample = sample(declaration, focused);
    }
    return sample;
  }

  /** Its first sample whose dear figures could be read in time, on a machine that may be busy. */
  private ServiceSample.Present measured(Declaration declaration, Process leader) {
    return (ServiceSample.Present)
        until(
            declaration,
            sample ->
                sample instanceof ServiceSample.Present present && present.ruling().isPresent(),
            pid(leader));
  }

  private static void say(Process process, String line) throws IOException {
    process.outputWriter().write(line + "\n");
    process.outputWriter().flush();
  }

  @Test
  void a_hundred_megabytes_shared_by_a_parent_and_ten_forked_children_are_a_hundred_megabytes()
      throws IOException {
    Process parent =
        start(
            "bash",
            "-c",
            "printf -v heap '%*s' 100000000 '';"
                + " for i in 1 2 3 4 5 6 7 8 9 10; do ( read -r end ) <&0 & done; echo ready; read -r end",
            mark);

    ServiceSample.Present service = measured(service(Optional.of(executable(parent))), parent);

    assertThat(service.leader()).isEqualTo(pid(parent));
    assertThat(service.pids()).hasSize(11);
    assertThat(service.upper()).isGreaterThan(Bytes.ofMebi(1000));
    assertThat(service.ruling().orElseThrow()).isBetween(Bytes.ofMebi(95), Bytes.ofMebi(130));
    assertThat(service.overdue()).isFalse();
  }

  @Test
  void memory_that_grows_is_seen_by_the_next_sweep() throws IOException {
    Process process =
        start(
            "bash",
            "-c",
            "echo ready; read -r go; printf -v heap '%*s' 50000000 ''; echo grown; read -r end",
            mark);
    ServiceSample.Present before = measured(service(Optional.empty()), process);

    say(process, "go");
    assertThat(process.inputReader().readLine()).isEqualTo("grown");
    ServiceSample.Present after = measured(service(Optional.empty()), process);

    assertThat(after.life()).isEqualTo(before.life());
    assertThat(after.upper().minus(before.upper())).isGreaterThan(Bytes.ofMebi(45));
    assertThat(after.ruling().orElseThrow().minus(before.ruling().orElseThrow()))
        .isGreaterThan(Bytes.ofMebi(45));
  }

  @Test
  void a_process_that_ended_is_gone_from_the_next_sweep() throws IOException, InterruptedException {
    Process process = start("sh", "-c", "echo ready; read -r end", mark);
    assertThat(present(service(Optional.empty())).leader()).isEqualTo(pid(process));

    process.destroyForcibly().waitFor();

    assertThat(sample(service(Optional.empty()), pid(process)))
        .isInstanceOf(ServiceSample.Absent.class);
  }

  @Test
  void processes_that_come_and_go_while_they_are_read_disturb_nothing() throws IOException {
    start("sh", "-c", "echo ready; while :; do (:); (:) & (:) & wait; done", mark);
    Instant deadline = clock.now().wall().plusSeconds(20);
    int vanished = 0;
    for (int sweeps = 0; sweeps < 50 || vanished < 3; sweeps++) {
      vanished += sweep().vanished();
      assertThat(clock.now().wall())
          .as("%s vanished in %s sweeps", vanished, sweeps)
          .isBefore(deadline);
    }
    assertThat(present(service(Optional.empty())).life()).isNotNull();
  }

  @Test
  void a_borrowed_name_does_not_make_another_executable_the_service() throws IOException {
    Process real = start("bash", "-c", "echo ready; read -r end", "someone");
    start("bash", "-c", "echo ready; exec -a " + mark + " sleep 100");
    Declaration byWord = service(Optional.empty());

    until(byWord, ServiceSample.Present.class::isInstance);

    assertThat(sample(service(Optional.of(executable(real)))))
        .isInstanceOf(ServiceSample.Absent.class);
  }

  @Test
  void one_that_calls_exec_is_known_again() throws IOException {
    Process process = start("sh", "-c", "echo ready; read -r go; exec sleep 100", mark);
    ServiceSample.Present before = present(service(Optional.empty()));
    assertThat(before.leader()).isEqualTo(pid(process));

    say(process, "go");

    until(service(Optional.empty()), ServiceSample.Absent.class::isInstance);
    assertThat(reading(sweep(), process.pid()).arguments()).containsExactly("sleep", "100");
  }

  @Test
  void a_pid_file_that_names_another_program_is_contradicted() throws IOException {
    Process service = start("bash", "-c", "echo ready; read -r end", mark);
    Process other = start("sh", "-c", "echo ready; exec sleep 100");
    Declaration declared = service(Optional.of(executable(service)));
    Declaration withPidFile =
        new Declaration(
            declared.name(),
            declared.uid(),
            declared.executable(),
            declared.command(),
            Optional.of("/run/service.pid"),
            declared.cgroup(),
            declared.ceiling(),
            declared.startLimit(),
            declared.stopTimeout(),
            declared.startTimeout());

    pidFiles.put("service", new PidFile(pid(service), false));
    assertThat(present(withPidFile).leader()).isEqualTo(pid(service));

    pidFiles.put("service", new PidFile(pid(other), true));
    assertThat(sample(withPidFile)).isInstanceOf(ServiceSample.Contradicted.class);
  }

  @Test
  void a_child_whose_parent_was_killed_is_still_the_services() throws IOException {
    Process parent =
        start(
            "bash",
            "-c",
            "( ( read -r end ) <&0 & read -r end; : ) <&0 & echo ready; read -r end",
            mark);
    ServiceSample whole =
        until(
            service(Optional.empty()),
            sample ->
                sample instanceof ServiceSample.Present present && present.pids().size() == 3);
    int launcher =
        sweep().processes().stream()
            .filter(p -> p.parent() == pid(parent))
            .findFirst()
            .orElseThrow()
            .pid();
    List<Integer> rest = new ArrayList<>(((ServiceSample.Present) whole).pids());
    rest.removeIf(pid -> pid == launcher);

    ProcessHandle.of(launcher).orElseThrow().destroyForcibly();

    ServiceSample orphaned =
        until(
            service(Optional.empty()),
            sample -> sample instanceof ServiceSample.Present present && present.pids().size() < 3);
    assertThat(((ServiceSample.Present) orphaned).pids()).containsExactlyElementsOf(rest);
    orphans.add(ProcessHandle.of(rest.getLast()).orElseThrow());
  }

  @Test
  void this_very_process_is_read_as_it_is() {
    int own = Math.toIntExact(ProcessHandle.current().pid());
    ProcessReading self = reading(sweep(own), own);
    ProcessReading.Detail detail = self.detail().orElseThrow();

    assertThat(self.uid()).isEqualTo(ownUid());
    assertThat(self.executable()).isEqualTo(ProcessHandle.current().info().command());
    assertThat(self.threads()).isGreaterThan(3);
    assertThat(detail.anon()).isBetween(Bytes.ofMebi(10), self.rss());
    assertThat(detail.fileDescriptors().orElseThrow())
        .isGreaterThanOrEqualTo(collector.keptFiles());
    assertThat(detail.tracer()).isZero();
  }
}

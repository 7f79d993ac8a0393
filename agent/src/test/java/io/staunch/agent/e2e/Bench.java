package io.staunch.agent.e2e;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.link.ControlClient;
import io.staunch.agent.link.Request;
import io.staunch.agent.link.Response;
import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.time.Deadline;
import io.staunch.core.ledger.Entry;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small world of its own: a folder with the files of an operator, services that are real
 * processes, and an agent that is one as well. Closing ends every process that was started for it,
 * by its number.
 */
final class Bench implements AutoCloseable {
  private static final List<String> SCRIPTS = List.of("service.sh", "family.sh");
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration TALK = Duration.ofSeconds(20);
  private static final int MOST_ENTRIES = 10_000;

  /** An agent has no keeper to look after: the kernel ends it with us. */
  private static final List<String> WITH_US =
      List.of("/usr/bin/setpriv", "--pdeathsig", "KILL", "--");

  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private final Codec codec = new Codec();

  private Bench(Path folder) {
    this.folder = folder;
  }

  /** A world with the host, policy and agent files of {@code papers}, and nothing running yet. */
  static Bench of(Papers papers) throws IOException {
    Path folder =
        Files.createTempDirectory(
                "staunch-e2e-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
            .toRealPath();
    Bench bench = new Bench(folder);
    for (String name : SCRIPTS) {
      try (InputStream script = Bench.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(script), bench.script(name));
      }
    }
    bench.write("staunch.yaml", papers.agent(bench));
    bench.write("host.yaml", papers.host(bench));
    bench.write("policy.yaml", papers.policy());
    return bench;
  }

  /** The three files that make an agent. */
  interface Papers {
    List<String> agent(Bench bench);

    List<String> host(Bench bench);

    List<String> policy();
  }

  Path folder() {
    return folder;
  }

  Path script(String name) {
    return folder.resolve(name);
  }

  Path config() {
    return folder.resolve("staunch.yaml");
  }

  Path state() {
    return folder.resolve("state");
  }

  Path socket() {
    return folder.resolve("agent.sock");
  }

  void write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, lines, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  String read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the services take their memory. */
  void go() throws IOException {
    write("go", List.of());
  }

  /** What a service wrote down about itself. */
  Diary diary(String service) {
    return Diary.of(read(service + ".log"));
  }

  /** Starts a program and remembers it; its output goes to a file of the folder. */
  Process start(String output, List<String> line) throws IOException {
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(output).toFile()))
            .start();
    started.add(process);
    return process;
  }

  /** Starts an agent as {@code staunch agent} does. */
  Process agent() throws IOException {
    return agent("io.staunch.agent.main.Main", "agent", "--config", config().toString());
  }

  /** Starts a JVM of an agent's size. */
  Process agent(String main, String... words) throws IOException {
    List<String> line = new ArrayList<>(WITH_US);
    line.addAll(Jvm.line(main, List.of(words)));
    return start("agent.log", line);
  }

  /** Starts an agent and waits until it answers. */
  Process answeringAgent() throws IOException, InterruptedException {
    Process agent = agent();
    untilAnswering(Duration.ofSeconds(30));
    return agent;
  }

  /** Waits until an agent answers and has seen its services. */
  void untilAnswering(Duration bound) throws InterruptedException {
    until(
        "the agent answers",
        bound,
        () -> ask("status") instanceof Reply.Seen seen && seen.view().seen().isPresent());
  }

  /** Asks the agent at its socket; pairs are names and values of arguments. */
  Reply ask(String verb, String... pairs) {
    SortedMap<String, String> arguments = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      arguments.put(pairs[i], pairs[i + 1]);
    }
    return switch (new ControlClient(socket(), "?").ask(Request.of(verb, arguments), TALK)) {
      case Response.Refused(Response.Kind kind, String message) ->
          new Reply.Refused(message, kind == Response.Kind.UNREACHABLE);
      case Response.Done done ->
          switch (codec.read(Reply.class, done.body())) {
            case Parsed.Good<Reply>(Reply reply) -> reply;
            case Parsed.Bad<Reply>(String problem) -> throw new AssertionError(problem);
          };
    };
  }

  Reply.Seen seen() {
    Reply reply = ask("status");
    if (reply instanceof Reply.Seen seen) {
      return seen;
    }
    throw new AssertionError(reply + told());
  }

  /** The command line, in this JVM; {@code --config} is added. */
  Ran staunch(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--config", config().toString()));
    return Ran.of(line);
  }

  LedgerReader ledger() {
    return new LedgerReader(state().resolve("ledger"), codec);
  }

  List<Entry> entries() throws IOException {
    return ledger().last(MOST_ENTRIES);
  }

  /** The newest fact of a kind that the ledger holds. */
  <T> List<T> facts(Class<T> kind) throws IOException {
    return entries().stream().map(Entry::fact).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Something that may become true. */
  @FunctionalInterface
  interface Hope {
    boolean holds() throws IOException;
  }

  /** Waits until it holds; where it does not in half a minute, the agent's log and ledger tell. */
  void until(String what, Hope hope) throws InterruptedException {
    until(what, Duration.ofSeconds(30), hope);
  }

  void until(String what, Duration bound, Hope hope) throws InterruptedException {
    boolean held =
        Deadline.in(bound)
            .await(
                POLL,
                () -> {
                  try {
                    return hope.holds();
                  } catch (IOException e) {
                    return false;
                  }
                });
    if (!held) {
      throw new AssertionError("not within " + bound.toSeconds() + " s: " + what + told());
    }
  }

  /** Watches for so long that it holds all the time. */
  void stays(String what, Duration duration, Hope hope) throws IOException, InterruptedException {
    Deadline deadline = Deadline.in(duration);
    while (!deadline.passed()) {
      if (!hope.holds()) {
        throw new AssertionError("not for " + duration.toSeconds() + " s: " + what + told());
      }
      Thread.sleep(POLL);
    }
  }

  /** Everything that helps to understand a failure. */
  String told() {
    StringBuilder text = new StringBuilder("\nagent.log:\n" + read("agent.log"));
    try (Stream<Path> logs = Files.list(folder)) {
      logs.filter(file -> file.toString().endsWith(".log"))
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("agent.log"))
          .sorted()
          .forEach(name -> text.append(name).append(":\n").append(read(name)));
      text.append("ledger:\n");
      entries().forEach(entry -> text.append(entry).append('\n'));
    } catch (IOException e) {
      text.append(e);
    }
    return text.toString();
  }

  /** Ends a process that this bench started, at once. */
  static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " does not end");
    }
  }

  /** Processes of this world: those that have its folder in their command lines. */
  List<ProcessHandle> mine() {
    return ProcessHandle.allProcesses()
        .filter(handle ->
            handle.info().arguments().map(List::of).orElse(List.of()).stream()
                .anyMatch(word -> word.startsWith(folder.toString())))
        .toList();
  }

  @Override
  public void close() throws IOException {
    started.forEach(Process::destroyForcibly);
    List<ProcessHandle> left = mine();
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(handle -> handle.onExit().completeOnTimeout(handle, 5, TimeUnit.SECONDS).join());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

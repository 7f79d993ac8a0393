package io.staunch.agent.e2e;

import io.staunch.agent.main.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bench is to hold: services, and how the agent is to treat them.
 *
 * @param tick such as {@code 100ms}
 * @param mode of the host file; the policy always wants to enforce
 * @param terms further lines of the policy
 * @param rule lines of the one rule, which is for every service
 * @param channels further lines of the host file's channels
 */
record World(
    String tick,
    String mode,
    List<? extends Part> services,
    List<String> terms,
    List<String> rule,
    List<String> channels)
    implements Bench.Papers {
  static final String CHANNEL = "pager";
  static final Path BASH = real("/bin/bash");

  /** No grace and no cool-down to speak of, so that a test is over soon. */
  static final List<String> SWIFT =
      List.of(
          "start-grace: 0s",
          "boot-grace: 0s",
          "cool-down: 1s",
          "service-budget: 5 per 10m",
          "host-budget: 5 per 10m");

  /** A service of a world. */
  interface Part {
    String name();

    /** How it is known, as the host file says it. */
    String identity(Bench bench);

    /** The argv that starts it and returns at once. */
    List<String> start(Bench bench);
  }

  /**
   * A service that is a shell script and keeps a diary.
   *
   * @param first MiB that its first life takes at once
   * @param later MiB that its later lives hold
   * @param rate KiB that its first life leaks every tenth of a second
   */
  record Service(String name, int first, int later, int rate) implements Part {
    @Override
    public String identity(Bench bench) {
      return "user: %d, executable: %s, command: [%s, %s, %s]"
          .formatted(Assembly.ownUid(), BASH, bench.script("service.sh"), bench.folder(), name);
    }

    @Override
    public List<String> start(Bench bench) {
      return detached(
          BASH.toString(),
          bench.script("service.sh").toString(),
          bench.folder().toString(),
          name,
          KEEPER,
          String.valueOf(first),
          String.valueOf(later),
          String.valueOf(rate));
    }
  }

  /** The pid that processes of a bench live for. */
  static final String KEEPER = String.valueOf(ProcessHandle.current().pid());

  /** Starts a program in a session of its own and returns at once. */
  static List<String> detached(String... program) {
    List<String> argv = new ArrayList<>(List.of("/usr/bin/setsid", "--fork"));
    argv.addAll(List.of(program));
    return List.copyOf(argv);
  }

  private static Path real(String path) {
    try {
      return Path.of(path).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Enforces a fixed limit on one service, without a duration. */
  static World swift(int limitMebibytes, Part... services) {
    return new World(
        "100ms",
        "enforce",
        List.of(services),
        SWIFT,
        List.of("limit: " + limitMebibytes + "MiB"),
        List.of());
  }

  World withMode(String other) {
    return new World(tick, other, services, terms, rule, channels);
  }

  World withTick(String other) {
    return new World(other, mode, services, terms, rule, channels);
  }

  World withTerms(List<String> other) {
    return new World(tick, mode, services, other, rule, channels);
  }

  World withChannels(String... further) {
    return new World(tick, mode, services, terms, rule, List.of(further));
  }

  /** Writes it down and starts its services. */
  Bench begin() throws IOException, InterruptedException {
    Bench bench = Bench.of(this);
    start(bench);
    return bench;
  }

  /** Starts its services. */
  void start(Bench bench) throws IOException, InterruptedException {
    for (Part part : services) {
      bench.start("start.log", part.start(bench)).waitFor();
    }
    for (Part part : services) {
      if (part instanceof Service service) {
        bench.until(
            service.name() + " runs", () -> !bench.diary(service.name()).starts().isEmpty());
      }
    }
  }

  @Override
  public List<String> agent(Bench bench) {
    return List.of(
        "kind: agent",
        "tick: " + tick,
        "state: " + bench.state(),
        "socket: " + bench.socket(),
        "host-file: " + bench.folder().resolve("host.yaml"),
        "policy: " + bench.folder().resolve("policy.yaml"),
        "pause-flag: " + bench.folder().resolve("pause"),
        "history: 1MiB",
        "evidence: {time: 500ms}");
  }

  @Override
  public List<String> host(Bench bench) {
    List<String> lines =
        new ArrayList<>(List.of("kind: host", "host: bench", "mode: " + mode, "services:"));
    for (Part service : services) {
      lines.addAll(
          List.of(
              "  " + service.name() + ":",
              "    identity: {" + service.identity(bench) + "}",
              "    actions: {stop: {signal: {term: 2s, kill: 1s}}, start: start-"
                  + service.name()
                  + "}",
              "    settle: 300ms",
              "    start-timeout: 3s",
              "    stop-timeout: 3s"));
    }
    lines.add("actions:");
    for (Part service : services) {
      lines.add(
          "  start-"
              + service.name()
              + ": {run: ["
              + String.join(", ", service.start(bench).stream().map(World::quoted).toList())
              + "], timeout: 2s}");
    }
    lines.add("channels:");
    lines.add(
        "  "
            + CHANNEL
            + ": {run: [/usr/bin/tee, -a, "
            + bench.folder().resolve("messages.json")
            + "], timeout: 5s}");
    channels.forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static String quoted(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  @Override
  public List<String> policy() {
    return policy(1);
  }

  List<String> policy(int revision) {
    String names = "[" + String.join(", ", services.stream().map(Part::name).toList()) + "]";
    List<String> lines =
        new ArrayList<>(
            List.of(
                "kind: policy",
                "name: bench",
                "revision: " + revision,
                "mode: enforce",
                "candidates: " + names,
                "rules:",
                "  own-limit:",
                "    services: " + names,
                "    ladder: [restart]"));
    rule.forEach(line -> lines.add("    " + line));
    lines.addAll(terms);
    return lines;
  }
}

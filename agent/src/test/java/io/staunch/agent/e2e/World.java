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
 */
record World(
    String tick, String mode, List<Service> services, List<String> terms, List<String> rule)
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

  /**
   * A service that is a shell script.
   *
   * @param first MiB that its first life takes at once
   * @param later MiB that its later lives hold
   * @param rate KiB that its first life leaks every tenth of a second
   */
  record Service(String name, int first, int later, int rate) {
    /** The argv that starts it and returns at once. */
    List<String> start(Bench bench) {
      return List.of(
          "/usr/bin/setsid",
          "--fork",
          BASH.toString(),
          bench.script().toString(),
          bench.folder().toString(),
          name,
          String.valueOf(ProcessHandle.current().pid()),
          String.valueOf(first),
          String.valueOf(later),
          String.valueOf(rate));
    }
  }

  private static Path real(String path) {
    try {
      return Path.of(path).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Enforces a fixed limit on one service, without a duration. */
  static World swift(int limitMebibytes, Service... services) {
    return new World(
        "100ms", "enforce", List.of(services), SWIFT, List.of("limit: " + limitMebibytes + "MiB"));
  }

  World withMode(String other) {
    return new World(tick, other, services, terms, rule);
  }

  World withTick(String other) {
    return new World(other, mode, services, terms, rule);
  }

  /** Writes it down and starts its services. */
  Bench begin() throws IOException, InterruptedException {
    Bench bench = Bench.of(this);
    for (Service service : services) {
      bench.start("start.log", service.start(bench)).waitFor();
    }
    for (Service service : services) {
      bench.until(service.name() + " runs", () -> !bench.diary(service.name()).starts().isEmpty());
    }
    return bench;
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
    for (Service service : services) {
      lines.addAll(
          List.of(
              "  " + service.name() + ":",
              "    identity: {user: "
                  + Assembly.ownUid()
                  + ", executable: "
                  + BASH
                  + ", command: ["
                  + bench.script()
                  + ", "
                  + bench.folder()
                  + ", "
                  + service.name()
                  + "]}",
              "    actions: {stop: {signal: {term: 3s, kill: 1s}}, start: start-"
                  + service.name()
                  + "}",
              "    settle: 300ms",
              "    start-timeout: 5s",
              "    stop-timeout: 4s"));
    }
    lines.add("actions:");
    for (Service service : services) {
      lines.add(
          "  start-"
              + service.name()
              + ": {run: ["
              + String.join(
                  ", ", service.start(bench).stream().map(word -> "\"" + word + "\"").toList())
              + "], timeout: 2s}");
    }
    lines.add("channels:");
    lines.add(
        "  "
            + CHANNEL
            + ": {run: [/usr/bin/tee, -a, "
            + bench.folder().resolve("messages.json")
            + "], timeout: 5s}");
    return lines;
  }

  @Override
  public List<String> policy() {
    return policy(1);
  }

  List<String> policy(int revision) {
    String names = "[" + String.join(", ", services.stream().map(Service::name).toList()) + "]";
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

package io.staunch.agent.main.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo's own small world on disk: a folder of its own with an agent file, a host file and a
 * policy as an operator would write them, and a channel that appends every message to a file.
 */
final class Stage {
  static final String LEAKY = "shop";
  static final String CACHE = "cache";
  static final String SWING = "search";
  static final long LIMIT_MEBIBYTES = 160;
  static final String CHANNEL = "pager";

  private static final int TIMES_MOST = 20;

  private final Path folder;

  private Stage(Path folder) {
    this.folder = folder;
  }

  static Stage build(Players players, int uid) throws IOException {
    Path folder =
        Files.createTempDirectory(
            "staunch-demo-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Stage stage = new Stage(folder);
    stage.write("staunch.yaml", stage.agentFile());
    stage.write("host.yaml", stage.hostFile(players, uid));
    stage.write("policy.yaml", policy());
    return stage;
  }

  Path folder() {
    return folder;
  }

  Path agentFilePath() {
    return folder.resolve("staunch.yaml");
  }

  Path ledger() {
    return folder.resolve("state").resolve("ledger");
  }

  /** Removes its folder, also while the last writers are still at it. */
  void remove() throws IOException {
    for (int time = 1; Files.exists(folder); time++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        if (time == TIMES_MOST) {
          throw new IOException("cannot be removed: " + folder, e);
        }
      }
    }
  }

  private void write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, lines, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private List<String> agentFile() {
    return List.of(
        "kind: agent",
        "tick: 1s",
        "state: " + folder.resolve("state"),
        "socket: " + folder.resolve("agent.sock"),
        "host-file: " + folder.resolve("host.yaml"),
        "policy: " + folder.resolve("policy.yaml"),
        "pause-flag: " + folder.resolve("pause"),
        "history: 4MiB");
  }

  private List<String> hostFile(Players players, int uid) {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("kind: host", "host: demo", "mode: enforce", "services:"));
    for (String name : List.of(LEAKY, CACHE, SWING)) {
      lines.addAll(
          List.of(
              "  " + name + ":",
              "    identity: {user: "
                  + uid
                  + ", executable: "
                  + players.java()
                  + ", command: ["
                  + Players.MAIN
                  + ", "
                  + name
                  // those of another demo beside this one are not ours
                  + ", \""
                  + players.keeper()
                  + "\"]}",
              "    actions: {stop: {signal: {term: 3s, kill: 2s}}, start: start-" + name + "}",
              "    settle: 3s",
              "    start-timeout: 10s",
              "    stop-timeout: 5s"));
    }
    lines.add("actions:");
    for (String name : List.of(LEAKY, CACHE, SWING)) {
      lines.add("  start-" + name + ": {run: " + yaml(players.start(name)) + ", timeout: 10s}");
    }
    lines.add("channels:");
    lines.add(
        "  "
            + CHANNEL
            + ": {run: [/usr/bin/tee, -a, "
            + folder.resolve("messages.json")
            + "], timeout: 5s}");
    return lines;
  }

  private static List<String> policy() {
    return List.of(
        "kind: policy",
        "name: demo",
        "revision: 1",
        "mode: enforce",
        "candidates: [" + LEAKY + ", " + CACHE + ", " + SWING + "]",
        "rules:",
        "  own-limit:",
        "    services: [" + LEAKY + ", " + CACHE + ", " + SWING + "]",
        "    limit: " + LIMIT_MEBIBYTES + "MiB",
        "    for: 3s",
        "    ladder: [restart]",
        "start-grace: 5s",
        "boot-grace: 0s",
        "cool-down: 10s",
        "service-budget: 2 per 10m",
        "host-budget: 3 per 10m");
  }

  /** A list of plain words as YAML, each in quotes. */
  private static String yaml(List<String> words) {
    return "["
        + String.join(
            ", ",
            words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .toList())
        + "]";
  }
}

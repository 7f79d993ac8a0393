package io.staunch.policy.file;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.SectionOf;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import java.nio.file.Path;
import java.time.Duration;

/** The settings of the agent's own file. */
public final class AgentSettings {
  private AgentSettings() {}

  private static final Bytes MIB = Bytes.ofMebi(1);
  private static final Bytes TIB = Bytes.ofMebi(1L << 20);

  static final Setting<Duration> TICK =
      Setting.of(
          "tick",
          Kinds.duration(Duration.ofMillis(100), Duration.ofMinutes(5)),
          Duration.ofSeconds(5),
          "Time between two regular readings.");

  static final Setting<Path> STATE =
      path(
          "state",
          "/var/lib/staunch",
          "Folder for history, ledger, recording, journal, messages and evidence.");
  static final Setting<Path> SOCKET =
      path("socket", "/run/staunch/agent.sock", "Unix-domain socket that the commands talk to.");
  static final Setting<String> READ_GROUP =
      Setting.of("read-group", Kinds.NAME, "staunch", "Group that may look through the socket.");
  static final Setting<String> OPERATE_GROUP =
      Setting.of(
          "operate-group",
          Kinds.NAME,
          "staunch-op",
          "Group that may also pause, resume and acknowledge through the socket.");
  static final Setting<Path> HOST_FILE =
      path("host-file", "/etc/staunch/host.yaml", "The host file.");
  static final Setting<Path> POLICY =
      path(
          "policy",
          "/etc/staunch/policy.d",
          "A policy file, or a folder whose *.yaml files are read in the order of their names as one.");
  static final Setting<Path> PAUSE_FLAG =
      path("pause-flag", "/etc/staunch/pause", "While this file exists nothing is acted on.");

  static final Setting<Bytes> HISTORY =
      Setting.of(
          "history",
          Kinds.memory(MIB, TIB),
          Bytes.ofMebi(64),
          "Size of the history file; in each of its tiers the oldest rows are overwritten.");
  static final Setting<Bytes> LEDGER =
      Setting.of(
          "ledger",
          Kinds.memory(MIB, TIB),
          Bytes.ofMebi(256),
          "Most bytes of ledger that are kept.");
  static final Setting<Bytes> RECORDING =
      Setting.of(
          "recording",
          Kinds.memory(Bytes.ZERO, TIB),
          Bytes.ofMebi(256),
          "Most bytes that are kept of what the engine heard, for \"staunch replay\": at most the last day; with 0MiB nothing is recorded.");

  static final Setting<Duration> SMAPS_BUDGET =
      Setting.of(
          "budget",
          Kinds.duration(Duration.ofMillis(1), Duration.ofMinutes(1)),
          Duration.ofMillis(100),
          "Time for it in each tick; what is not read in time is said to be missing.");
  static final Setting<Bytes> SMAPS_LARGEST =
      Setting.of(
          "largest",
          Kinds.memory(MIB, TIB),
          Bytes.ofMebi(64L * 1024),
          "While only observing, processes above this size are not read this way: it would slow them.");
  static final Table SMAPS_TABLE =
      Table.of(
          "smaps",
          "Reading /proc/PID/smaps_rollup, which tells shared memory apart and is the one reading that can be dear.",
          SMAPS_BUDGET,
          SMAPS_LARGEST);
  static final Setting<Section> SMAPS = block("smaps", SMAPS_TABLE, "Bounds of the dear reading.");

  static final Setting<Duration> EVIDENCE_TIME =
      Setting.of(
          "time",
          Kinds.duration(Duration.ZERO, Duration.ofMinutes(10)),
          Duration.ofSeconds(5),
          "Longest capture before an act; at most a tenth of the time left until exhaustion is taken.");
  static final Setting<Bytes> EVIDENCE_PER_ACT =
      Setting.of(
          "per-act",
          Kinds.memory(Bytes.ofKibi(4), Bytes.ofMebi(1024)),
          Bytes.ofMebi(4),
          "Most that is kept of one act.");
  static final Setting<Bytes> EVIDENCE_IN_ALL =
      Setting.of(
          "in-all",
          Kinds.memory(Bytes.ofKibi(4), TIB),
          Bytes.ofMebi(256),
          "Most that is kept together; the oldest goes first.");
  static final Table EVIDENCE_TABLE =
      Table.of(
          "evidence",
          "What is captured of a service before it is acted on; it stays on the host.",
          EVIDENCE_TIME,
          EVIDENCE_PER_ACT,
          EVIDENCE_IN_ALL);
  static final Setting<Section> EVIDENCE =
      block("evidence", EVIDENCE_TABLE, "Bounds of what is captured before an act.");

  static final Setting<Bytes> OWN_MEMORY =
      Setting.of(
          "memory",
          Kinds.memory(Bytes.ofMebi(32), Bytes.ofMebi(1024L * 64)),
          Bytes.ofMebi(256),
          "Above this it says so.");
  static final Setting<Double> OWN_CPU =
      Setting.of(
          "cpu", Kinds.SHARE, 0.1, "Share of one core over ten minutes; above this it says so.");
  static final Table OWN_TABLE =
      Table.of(
          "own",
          "What the agent itself may cost; it watches itself as a service.",
          OWN_MEMORY,
          OWN_CPU);
  static final Setting<Section> OWN = block("own", OWN_TABLE, "The agent's own ceilings.");

  private static Setting<Path> path(String name, String fallback, String sentence) {
    return Setting.of(name, Kinds.PATH, Path.of(fallback), sentence);
  }

  private static Setting<Section> block(String name, Table table, String sentence) {
    return Setting.optional(name, new SectionOf(table), "its defaults", sentence);
  }

  /** All of them. */
  public static final Table TABLE =
      Table.of(
              "an agent file",
              "How the agent on a host runs: where its files lie and what it may cost.",
              Header.KIND,
              Header.FORMAT,
              TICK,
              STATE,
              SOCKET,
              READ_GROUP,
              OPERATE_GROUP,
              HOST_FILE,
              POLICY,
              PAUSE_FLAG,
              HISTORY,
              LEDGER,
              RECORDING,
              SMAPS,
              EVIDENCE,
              OWN)
          .instead("interval", "write \"tick\"")
          .instead("host", "write \"host-file\"")
          .instead("mode", "the mode stands in host file and policy")
          .instead("data-dir", "write \"state\"");
}

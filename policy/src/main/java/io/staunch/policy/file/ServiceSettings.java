package io.staunch.policy.file;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.Terms;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Owner;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.SectionOf;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Placed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of a service in the host file. */
final class ServiceSettings {
  private ServiceSettings() {}

  static String show(Duration duration) {
    return Kinds.show(duration);
  }

  static final Setting<Owner> USER =
      Setting.required("user", Kinds.OWNER, "Who its processes run as; it always counts.");

  static final Setting<Path> EXECUTABLE =
      Setting.optional("executable", Kinds.PATH, "any", "The program its first process executes.");

  static final Setting<List<String>> COMMAND =
      Setting.optional(
          "command",
          Kinds.ARGUMENTS,
          "any",
          "Words that stand in its first process's command line, whole and in this order.");

  static final Setting<Path> PID_FILE =
      Setting.optional(
          "pid-file",
          Kinds.PATH,
          "none",
          "A file that names its first process; it counts only when root owns it or the rest agrees.");

  static final Setting<Path> CGROUP =
      Setting.optional(
          "cgroup",
          Kinds.PATH,
          "any",
          "The cgroup its processes live in or below, such as /system.slice/web.service.");

  static final Table IDENTITY_TABLE =
      Table.of(
              "an identity",
              "What makes a process this service's own: the user and at least one thing more; all must fit."
                  + " Its children belong to it as well.",
              USER,
              EXECUTABLE,
              COMMAND,
              PID_FILE,
              CGROUP)
          .instead("uid", "write \"user\"; it takes a number too")
          .instead("unit", "write \"cgroup\", as in /system.slice/web.service")
          .instead("exe", "write \"executable\"")
          .instead("cmdline", "write \"command\", a list of whole arguments")
          .instead("pidfile", "write \"pid-file\"");

  static final Setting<Section> IDENTITY =
      Setting.required("identity", new SectionOf(IDENTITY_TABLE), "How its processes are known.");

  static final Setting<Mode> MODE =
      Setting.of(
          "mode",
          Kinds.MODE,
          Mode.ENFORCE,
          "How far anybody may go with this service; the lowest holds.");

  static final Setting<Bytes> CEILING =
      Setting.optional(
          "ceiling",
          Kinds.memory(Bytes.ofMebi(1), Bytes.ofMebi(1L << 30)),
          "read from -Xmx or the cgroup's limit",
          "The service's own memory ceiling, for limits such as \"90% of ceiling\".");

  static final Setting<Terms.Budget> START_LIMIT =
      Setting.optional(
          "start-limit",
          Kinds.rate(Duration.ofSeconds(1), Duration.ofDays(7)),
          "no limit",
          "How many starts its supervisor allows before it leaves the service down, such as \"5 per 10s\"; 0 for no limit.");

  private static Setting<String> action(String name, String sentence) {
    return Setting.optional(name, Kinds.NAME, "none", sentence);
  }

  static final Setting<String> VETO =
      action(
          "veto",
          "Asked before each act; unless it ends with exit code 0 in time nothing is done.");
  static final Setting<String> RELOAD =
      action("reload", "Makes it give memory back without a restart.");
  static final Setting<String> DRAIN =
      action("drain", "Takes it out of service before it is stopped.");
  static final Setting<String> UNDRAIN =
      action("undrain", "Takes it back into service; run after success and failure.");
  static final Setting<String> RESTART = action("restart", "Stops and starts it in one go.");
  static final Setting<String> START =
      Setting.optional(
          "start", Kinds.NAME, "its supervisor starts it again", "Starts it after `stop`.");
  static final Setting<String> HEALTH =
      Setting.optional(
          "health",
          Kinds.NAME,
          "that it runs is enough",
          "Ends with exit code 0 when it serves again.");

  static final Setting<String> STOP_ACTION =
      Setting.optional("action", Kinds.NAME, "this or `signal`", "An action that stops it.");

  static final Setting<Duration> TERM =
      Setting.of(
          "term",
          Kinds.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
          Duration.ofSeconds(10),
          "Time it gets after TERM, before KILL.");

  static final Setting<Duration> KILL =
      Setting.of(
          "kill",
          Kinds.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
          Duration.ofSeconds(5),
          "Time after KILL in which its processes and their memory must be gone.");

  static final Table SIGNAL_TABLE =
      Table.of("signal", "Stop by signals to the service's process group.", TERM, KILL);

  static final Setting<Section> SIGNAL =
      Setting.optional(
          "signal",
          new SectionOf(SIGNAL_TABLE),
          "this or `action`",
          "TERM, then KILL; {} takes the defaults.");

  static final Table STOP_TABLE =
      Table.of("stop", "How it is stopped. Exactly one of action and signal.", STOP_ACTION, SIGNAL);

  static final Setting<Section> STOP =
      Setting.optional("stop", new SectionOf(STOP_TABLE), "none", "How it is stopped.");

  static final Table ACTIONS_TABLE =
      Table.of(
          "a service's actions",
          "What may be done to it, by names from `actions`. Without reload, restart and stop it is only watched.",
          VETO,
          RELOAD,
          DRAIN,
          UNDRAIN,
          RESTART,
          STOP,
          START,
          HEALTH);

  static final Setting<Section> ACTIONS =
      Setting.optional(
          "actions", new SectionOf(ACTIONS_TABLE), "it is only watched", "What may be done to it.");

  private static Setting<Duration> time(String name, Duration fallback, String sentence) {
    return Setting.of(name, Kinds.duration(Duration.ZERO, Duration.ofHours(1)), fallback, sentence);
  }

  static final Setting<Duration> SETTLE =
      time(
          "settle",
          Duration.ofSeconds(10),
          "How long it must stand after a start before it is judged.");
  static final Setting<Duration> START_TIMEOUT =
      time("start-timeout", Duration.ofSeconds(30), "How long a start may take.");
  static final Setting<Duration> STOP_TIMEOUT =
      time("stop-timeout", Duration.ofSeconds(30), "How long a stop may take.");

  static final Setting<List<Placed<String>>> TAKES_ALONG =
      Setting.of(
          "takes-along",
          Kinds.NAMES,
          List.of(),
          "Services that go down with this one; each must be a candidate or in the policy's may-take-along.");

  static final Table TABLE =
      Table.of(
              "a service",
              "A service of this host: how it is known and what may be done to it.",
              IDENTITY,
              MODE,
              CEILING,
              START_LIMIT,
              ACTIONS,
              SETTLE,
              START_TIMEOUT,
              STOP_TIMEOUT,
              TAKES_ALONG)
          .instead("unit", "write \"identity\" with \"cgroup\", as in /system.slice/web.service")
          .instead("limit", "limits stand in the policy; a service's own ceiling is \"ceiling\"");
}

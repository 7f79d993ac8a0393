package io.staunch.policy.file;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.SectionOf;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Placed;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings of a host file. */
public final class HostSettings {
  private HostSettings() {}

  static final Setting<String> HOST =
      Setting.required("host", Kinds.NAME, "This host's name, as pages and ledger show it.");

  static final Setting<Mode> MODE =
      Setting.of(
          "mode",
          Kinds.MODE,
          Mode.OBSERVE,
          "How far anybody may go on this host; the lowest of policy, host file, service and rule holds.");

  static final Setting<Long> RULING =
      Setting.of(
          "ruling",
          Kinds.whole(0, 999_999_999),
          1L,
          "Raise it when another agent takes over this host: orders with a lower number are refused.");

  static final Setting<List<NamedSections.Named>> SERVICES =
      Setting.of(
          "services",
          new NamedSections(Kinds.NAME, ServiceSettings.TABLE),
          List.of(),
          "The services of this host, by name.");

  static final Setting<List<String>> RUN =
      Setting.required(
          "run",
          Kinds.ARGV,
          "Program and arguments; started as they stand, never through a shell.");

  static final Setting<Duration> TIMEOUT =
      Setting.of(
          "timeout",
          Kinds.duration(Duration.ofMillis(100), Duration.ofMinutes(15)),
          Duration.ofSeconds(30),
          "After which it is killed and its effect counts as unknown.");

  static final Setting<Bytes> MAX_OUTPUT =
      Setting.of(
          "max-output",
          Kinds.memory(Bytes.ZERO, Bytes.ofKibi(8)),
          Bytes.ofKibi(4),
          "How much of its output goes into the ledger, half from each end; the rest is dropped.");

  static final Table ACTION_TABLE =
      Table.of(
              "an action",
              "Something that may be executed here. A policy or the network can name it, never change it.",
              RUN,
              TIMEOUT,
              MAX_OUTPUT)
          .instead("command", "write \"run\", a list of program and arguments")
          .instead("exec", "write \"run\", a list of program and arguments")
          .instead(
              "shell", "write \"run\", a list of program and arguments; a shell is never used");

  static final Setting<List<NamedSections.Named>> ACTIONS =
      Setting.of(
          "actions",
          new NamedSections(Kinds.NAME, ACTION_TABLE),
          List.of(),
          "All that may ever be executed on this host, by name.");

  static final Setting<List<String>> CHANNEL_RUN =
      Setting.optional(
          "run",
          Kinds.ARGV,
          "this or `webhook` or `smtp`",
          "A program that gets the message as a JSON line on its standard input, its facts as"
              + " STAUNCH_… variables, and exits with 0 when it took it.");

  static final Setting<URI> WEBHOOK =
      Setting.optional(
          "webhook",
          Kinds.WEB_ADDRESS,
          "this or `run` or `smtp`",
          "A web address that the message is posted to as JSON.");

  static final Setting<String> SERVER =
      Setting.required("server", Kinds.NAME, "The mail server, by name or address.");

  static final Setting<Long> PORT = Setting.of("port", Kinds.whole(1, 65_535), 25L, "Its port.");

  static final Setting<String> FROM =
      Setting.required("from", Kinds.MAIL_ADDRESS, "The sender's address.");

  static final Setting<List<Placed<String>>> TO =
      Setting.required("to", Kinds.MAIL_ADDRESSES, "Who gets the mail.");

  static final Table SMTP_TABLE =
      Table.of(
          "smtp",
          "A mail server that takes mail from this host without a password.",
          SERVER,
          PORT,
          FROM,
          TO);

  static final Setting<Section> SMTP =
      Setting.optional(
          "smtp", new SectionOf(SMTP_TABLE), "this or `run` or `webhook`", "A mail server.");

  static final Setting<Duration> CHANNEL_TIMEOUT =
      Setting.of(
          "timeout",
          Kinds.duration(Duration.ofMillis(100), Duration.ofMinutes(2)),
          Duration.ofSeconds(10),
          "After which the attempt failed and is repeated later.");

  static final Table CHANNEL_TABLE =
      Table.of(
          "a channel",
          "A way to tell people. Exactly one of run, webhook and smtp.",
          CHANNEL_RUN,
          WEBHOOK,
          SMTP,
          CHANNEL_TIMEOUT);

  static final Setting<List<NamedSections.Named>> CHANNELS =
      Setting.of(
          "channels",
          new NamedSections(Kinds.NAME, CHANNEL_TABLE),
          List.of(),
          "How people are told, by name; a policy may route messages (`notify`), else every message goes to each of them.");

  /** All of them. */
  public static final Table TABLE =
      Table.of(
              "a host file",
              "The host's last word. It is root-owned (or owned by the agent's own user where that is not root),"
                  + " writable by nobody else, and never written by Staunch.",
              Header.KIND,
              Header.FORMAT,
              HOST,
              MODE,
              RULING,
              SERVICES,
              ACTIONS,
              CHANNELS)
          .instead("name", "write \"host\"")
          .instead("hostname", "write \"host\"")
          .instead("notify", "write \"channels\"")
          .instead("rules", "rules stand in the policy")
          .instead("candidates", "candidates stand in the policy");
}

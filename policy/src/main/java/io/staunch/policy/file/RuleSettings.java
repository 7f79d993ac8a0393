package io.staunch.policy.file;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.SectionOf;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import java.time.Duration;
import java.util.List;

/** The settings of a rule. */
final class RuleSettings {
  private RuleSettings() {}

  static String word(Rung rung) {
    return Kinds.RUNG.show(rung);
  }

  static final Setting<List<Placed<String>>> SERVICES =
      Setting.optional(
          "services",
          Kinds.SELECTORS,
          "with `server-memory`: all candidates; else required",
          "Whom the rule is for. Where several rules of the same kind fit one service, the closest fit wins:"
              + " the exact name before any pattern, a longer pattern before a shorter one.");

  static final Setting<Limit> LIMIT =
      Setting.optional(
          "limit",
          Kinds.LIMIT,
          "this or `server-memory` or `growth`",
          "How much memory a service may use: an amount, a share of the server's memory,"
              + " or a share of the service's own ceiling (-Xmx, cgroup limit or the host file's `ceiling`).");

  static final Setting<Double> SERVER_MEMORY =
      Setting.optional(
          "server-memory",
          Kinds.SHARE,
          "this or `limit` or `growth`",
          "How much of the server's memory may be in use, (MemTotal − MemAvailable) / MemTotal;"
              + " above it the best-ranked candidate is acted on.");

  static final Setting<Duration> GROWTH_WINDOW =
      Setting.of(
          "window",
          Kinds.duration(Duration.ofSeconds(10), Duration.ofDays(30)),
          Duration.ofMinutes(30),
          "Least span of history, within one life of the service.");

  static final Setting<Bytes> GROWTH_RISE =
      Setting.of(
          "rise",
          Kinds.memory(Bytes.ofKibi(1), Bytes.ofMebi(1L << 20)),
          Bytes.ofMebi(50),
          "Least rise over that span.");

  static final Table GROWTH_TABLE =
      Table.of(
          "growth",
          "Steady growth: it informs people and helps to rank candidates, and never acts.",
          GROWTH_WINDOW,
          GROWTH_RISE);

  static final Setting<Section> GROWTH =
      Setting.optional(
          "growth",
          new SectionOf(GROWTH_TABLE),
          "this or `limit` or `server-memory`",
          "Steady growth over one life of a service; informs and ranks, never acts.");

  static final Setting<Duration> FOR =
      Setting.optional(
          "for",
          Kinds.duration(Duration.ZERO, Duration.ofDays(30)),
          "at once",
          "How long the limit must be passed without a break before the rule acts.");

  static final Setting<Sustained.Readings> READINGS =
      Setting.optional(
          "readings",
          Kinds.READINGS,
          "at once",
          "In how many of the newest readings the limit must be passed before the rule acts.");

  static final Setting<Double> CLEAR_BELOW =
      Setting.of(
          "clear-below",
          Kinds.SHARE,
          0.9,
          "The alarm ends below this share of the limit, so that a value at the limit does not flap.");

  static final Setting<Double> TOTAL =
      Setting.of("total", Kinds.decimal(100), 1.0, "Weight of the memory a candidate uses.");

  static final Setting<Double> GROWTH_WEIGHT =
      Setting.of("growth", Kinds.decimal(100), 1.0, "Weight of how fast it grew.");

  static final Setting<Double> DISRUPTION =
      Setting.of(
          "disruption",
          Kinds.decimal(100),
          1.0,
          "Weight of how long acting on it takes services down; this one counts against it.");

  static final Table WEIGHTS_TABLE =
      Table.of(
          "weights",
          "What counts when candidates are ranked: score = total + growth − disruption, each times its weight.",
          TOTAL,
          GROWTH_WEIGHT,
          DISRUPTION);

  static final Setting<Section> WEIGHTS =
      Setting.optional(
          "weights",
          new SectionOf(WEIGHTS_TABLE),
          "each 1",
          "What counts when candidates are ranked; with `server-memory` only.");

  static final Setting<Mode> MODE =
      Setting.optional(
          "mode",
          Kinds.MODE,
          "the policy's",
          "How far this rule may go; the lowest of rule, policy, host and service holds.");

  static final Setting<List<Placed<Rung>>> LADDER =
      Setting.of(
          "ladder",
          Kinds.LADDER,
          List.of(new Placed<>(Rung.RESTART, Place.whole(""))),
          "What may be done, gentlest first. This release can reload, restart and stop-and-page;"
              + " the other rungs may stand in rules that do not enforce.");

  static final Setting<Boolean> CLIMB =
      Setting.of(
          "climb",
          Kinds.SWITCH,
          false,
          "Whether a rung that brought too little moves up to the next one. One whose effect is unknown never does.");

  static final Table TABLE =
      Table.of(
              "a rule",
              "One thing to look for, and what may be done about it. Exactly one of limit, server-memory and growth.",
              SERVICES,
              LIMIT,
              SERVER_MEMORY,
              GROWTH,
              FOR,
              READINGS,
              CLEAR_BELOW,
              WEIGHTS,
              MODE,
              LADDER,
              CLIMB,
              WindowSettings.ONLY_IN,
              WindowSettings.NOT_IN,
              TemplateSettings.USE,
              TemplateSettings.WITH)
          .instead(
              "windows",
              "write \"only-in\" or \"not-in\"; \"windows\" of the policy gives them their names")
          .instead("template", "write \"use\"")
          .instead(
              "parameters",
              "a rule fills them in under \"with\"; they are declared in the template")
          .instead("service", "write \"services\"")
          .instead("threshold", "write \"limit\"")
          .instead("memory", "write \"limit\"")
          .instead("duration", "write \"for\"")
          .instead("cycles", "write \"readings\", as in \"3 of 5\"")
          .instead("action", "write \"ladder\", as in [restart]")
          .instead(
              "actions",
              "write \"ladder\", as in [restart]; what a rung executes stands in the host file")
          .instead("then", "write \"ladder\", as in [restart]")
          .instead("name", "a rule's name is the word before its colon");
}

package io.staunch.policy.file;

import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.policy.setting.ByName;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Placed;
import java.time.Duration;
import java.util.List;

/** The settings of a policy file. */
public final class PolicySettings {
  private PolicySettings() {}

  static final Kind<Terms.Budget> BUDGET = Kinds.rate(Duration.ofSeconds(10), Duration.ofDays(31));

  static final Setting<String> NAME =
      Setting.required(
          "name", Kinds.NAME, "The policy's name; ledger and pages show it with its revision.");

  static final Setting<Long> REVISION =
      Setting.of(
          "revision",
          Kinds.whole(1, 999_999_999),
          1L,
          "Raised by whoever changes the policy, so that each entry of the ledger names the text that ruled.");

  static final Setting<List<Placed<String>>> INCLUDE =
      Setting.of(
          "include",
          Kinds.RELATIVE_PATHS,
          List.of(),
          "Policy files or folders that are read along with this one, by their paths from its folder.");

  static final Setting<Mode> MODE =
      Setting.of(
          "mode",
          Kinds.MODE,
          Mode.OBSERVE,
          "How far this policy may go: observe looks and records, advise also says what it would do,"
              + " approve asks a person first (staunch approvals), enforce acts alone."
              + " The lowest of policy, host file, service and rule holds.");

  static final Setting<List<Placed<String>>> CANDIDATES =
      Setting.of(
          "candidates",
          Kinds.SELECTORS,
          List.of(),
          "Services that may ever be acted on; all others are only watched.");

  static final Setting<List<Placed<String>>> MAY_TAKE_ALONG =
      Setting.of(
          "may-take-along",
          Kinds.SELECTORS,
          List.of(),
          "Services that are no candidates but may go down with one.");

  static final Setting<List<Placed<String>>> PROTECTED =
      Setting.of(
          "protected",
          Kinds.SELECTORS,
          List.of(),
          "Services that are never acted on and never go down with a candidate."
              + " What keeps a server reachable (sshd, dbus, journald, …) is protected always.");

  static final Setting<List<ByName.Pair<String, Stance>>> RISK =
      Setting.of(
          "risk",
          Kinds.RISKS,
          List.of(),
          "What you say about acting on a service: never, avoid, neutral or prefer, as a word, or as a block"
              + " where it has an end. The closest fit wins.");

  static final Setting<List<NamedSections.Named>> WINDOWS =
      Setting.of(
          "windows",
          new NamedSections(Kinds.NAME, WindowSettings.TABLE),
          List.of(),
          "Parts of the week by name, to which `only-in` and `not-in` of rules and of `hours` refer.");

  static final Setting<List<NamedSections.Named>> HOURS =
      Setting.of(
          "hours",
          new NamedSections(Kinds.SELECTOR, WindowSettings.HOURS_TABLE),
          List.of(),
          "When services may be acted on, by name or pattern. The closest fit wins;"
              + " what goes down with a service keeps its own hours too.");

  static final Setting<List<NamedSections.Named>> GROUPS =
      Setting.of(
          "groups",
          new NamedSections(Kinds.NAME, GroupSettings.TABLE),
          List.of(),
          "Services that share a budget, or of which only some may be out, by the group's name.");

  static final Setting<List<NamedSections.Named>> RULES =
      Setting.required(
          "rules", new NamedSections(Kinds.NAME, RuleSettings.TABLE), "The rules, by name.");

  static final Setting<List<NamedSections.Named>> TEMPLATES =
      Setting.of(
          "templates",
          new NamedSections(Kinds.NAME, TemplateSettings.TABLE),
          List.of(),
          "What several rules share, by name; a rule takes it over with `use` and fills it in with `with`.");

  static final Setting<Duration> START_GRACE =
      Setting.of(
          "start-grace",
          Kinds.duration(Duration.ZERO, Duration.ofDays(1)),
          Duration.ofMinutes(2),
          "How long a service is left alone after its start.");

  static final Setting<Duration> BOOT_GRACE =
      Setting.of(
          "boot-grace",
          Kinds.duration(Duration.ZERO, Duration.ofDays(1)),
          Duration.ofMinutes(10),
          "How long the host is left alone after boot.");

  static final Setting<Duration> COOL_DOWN =
      Setting.of(
          "cool-down",
          Kinds.duration(Duration.ZERO, Duration.ofDays(7)),
          Duration.ofMinutes(10),
          "Least time between two actions on one service; doubles with each action that did not help.");

  static final Setting<Duration> COOL_DOWN_MOST =
      Setting.of(
          "cool-down-most",
          Kinds.duration(Duration.ZERO, Duration.ofDays(31)),
          Duration.ofHours(6),
          "Up to where it doubles.");

  static final Setting<Terms.Budget> SERVICE_BUDGET =
      Setting.of(
          "service-budget",
          BUDGET,
          new Terms.Budget(3, Duration.ofHours(1)),
          "Actions on one service. Counted when they are decided; failed ones count too.");

  static final Setting<Terms.Budget> HOST_BUDGET =
      Setting.of(
          "host-budget",
          BUDGET,
          new Terms.Budget(6, Duration.ofHours(1)),
          "Actions on the whole host.");

  static final Setting<Long> OUT_AT_ONCE =
      Setting.of(
          "out-at-once",
          Kinds.whole(1, 100),
          1L,
          "How many services may be out at the same time because of us.");

  static final Setting<Long> STORM_AT =
      Setting.of(
          "storm-at",
          Kinds.whole(2, 100),
          3L,
          "From how many sick services on it is a storm: a page at once, one action at a time, gentlest first.");

  static final Setting<Duration> REMINDER =
      Setting.of(
          "reminder",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(7)),
          Duration.ofMinutes(30),
          "How often a page is repeated until somebody acknowledges it.");

  static final Setting<List<NamedSections.Named>> NOTIFY =
      Setting.of(
          "notify",
          new NamedSections(Kinds.NAME, NotifySettings.TABLE),
          List.of(),
          "Routes by name: which messages go by which of the host's channels. Without any, all go by all.");

  static final Setting<Long> PAGES_PER_HOUR =
      Setting.of(
          "pages-per-hour",
          Kinds.whole(1, 1000),
          12L,
          "Most messages an hour; what lies beyond waits and is summed up.");

  static final Setting<Duration> APPROVAL_EXPIRY =
      Setting.of(
          "approval-expiry",
          Kinds.duration(Duration.ofSeconds(10), Duration.ofDays(7)),
          Ruleset.APPROVAL_EXPIRY,
          "How long an answer is waited for in mode approve; then the question is asked anew with fresh figures.");

  /** All that may stand in a template. */
  public static Table template() {
    return TemplateSettings.whole();
  }

  /** All of them. */
  public static final Table TABLE =
      Table.of(
              "a policy",
              "What is to be done about memory. The same policy may serve many hosts; what may really be done"
                  + " on a host stands in its host file.",
              Header.KIND,
              Header.FORMAT,
              NAME,
              REVISION,
              INCLUDE,
              MODE,
              CANDIDATES,
              MAY_TAKE_ALONG,
              PROTECTED,
              RISK,
              WINDOWS,
              HOURS,
              GROUPS,
              RULES,
              TEMPLATES,
              START_GRACE,
              BOOT_GRACE,
              COOL_DOWN,
              COOL_DOWN_MOST,
              SERVICE_BUDGET,
              HOST_BUDGET,
              OUT_AT_ONCE,
              STORM_AT,
              REMINDER,
              PAGES_PER_HOUR,
              NOTIFY,
              APPROVAL_EXPIRY)
          .instead(
              "version",
              "write \"revision\" for the policy's own, \"format\" for the file format's")
          .instead("includes", "write \"include\"")
          .instead("import", "write \"include\"")
          .instead("denied", "write \"protected\"")
          .instead("exclude", "write \"protected\"")
          .instead(
              "budget",
              "write \"service-budget\" or \"host-budget\"; groups have a \"budget\" of their own")
          .instead(
              "channels",
              "notify channels stand in the host file; \"notify\" routes messages to them")
          .instead("routes", "write \"notify\"")
          .instead("actions", "what may be executed stands in the host file")
          .instead("services", "services are declared in the host file; here list \"candidates\"");
}

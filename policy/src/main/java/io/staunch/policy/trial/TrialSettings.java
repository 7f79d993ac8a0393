package io.staunch.policy.trial;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.file.Header;
import io.staunch.policy.setting.ByName;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.ListOf;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The settings of a policy's test. */
public final class TrialSettings {
  private TrialSettings() {}

  private static final Kind<Bytes> MEMORY = Kinds.memory(Bytes.ofMebi(1), Bytes.ofMebi(1L << 30));
  private static final Kind<Duration> TIME = Kinds.duration(Duration.ZERO, Duration.ofDays(90));

  /** A file's path, as operators write it beside another. */
  private static final Kind<String> FILE =
      new Sentence.Of<>("path", "a path without blanks", sentence -> sentence.word("a path"), ".");

  static final Setting<String> POLICY =
      Setting.required(
          "policy", FILE, "The policy that is tested: a file or folder, relative to this file.");

  static final Setting<String> HOST =
      Setting.optional(
          "host",
          FILE,
          "a small host is made",
          "A host file, relative to this file; without it every service of the test may be reloaded and restarted.");

  static final Setting<Bytes> SERVER =
      Setting.of("server", MEMORY, Bytes.ofMebi(8192), "The server's total memory.");

  static final Setting<Duration> TICK =
      Setting.of(
          "tick",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
          Duration.ofSeconds(5),
          "The sampling interval.");

  static final Setting<Long> SEED =
      Setting.of("seed", Kinds.whole(0, 999_999_999), 1L, "Where noise comes from.");

  /** Who signs budgets. */
  enum Treasury {
    OWN,
    SHARED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<String> SIGNERS = List.of("own", "shared");

  private static final Kind<Treasury> TREASURIES =
      new Sentence.Of<>(
          "treasury",
          "one of own, shared",
          sentence ->
              Treasury.values()[SIGNERS.indexOf(sentence.oneOf("one of own, shared", SIGNERS))],
          Treasury.OWN);

  private static final Kind<List<ByName.Pair<String, Curve>>> CURVES =
      new ByName<>(Kinds.NAME, CurveReader.KIND);

  private static Setting<List<ByName.Pair<String, Curve>>> curves(String name, String sentence) {
    return Setting.of(name, CURVES, List.of(), sentence);
  }

  static final Setting<List<ByName.Pair<String, Curve>>> SERVICES =
      curves("services", "How each service's memory goes.");

  static final Setting<List<ByName.Pair<String, Curve>>> AFTER_RESTART =
      curves(
          "after-restart",
          "How it goes in a life that a restart begins; without it, as from the test's beginning.");

  static final Setting<List<ByName.Pair<String, Curve>>> AFTER_RELOAD =
      curves("after-reload", "How it goes after a reload; without it, as if nothing was done.");

  static final Setting<List<ByName.Pair<String, Bytes>>> CEILINGS =
      Setting.of(
          "ceilings",
          new ByName<>(Kinds.NAME, MEMORY),
          List.of(),
          "Services' own memory ceilings.");

  static final Setting<List<ByName.Pair<String, Fate.Course>>> ORDERS =
      Setting.of(
          "orders",
          new ByName<>(Kinds.NAME, Fate.KIND),
          List.of(),
          "How the orders on a service go, one after the other: works, vetoed, fails, hangs, stays-down, frees-nothing;"
              + " the last one is for all that follow.");

  static final Setting<Curve> OTHERS =
      Setting.of(
          "others",
          CurveReader.KIND,
          Curve.constant("512MiB", Bytes.ofMebi(512)),
          "Memory of the server that no service of the test owns.");

  static final Table HOST_TABLE =
      Table.of(
          "a host of a test",
          "One of several hosts.",
          SERVICES,
          AFTER_RESTART,
          AFTER_RELOAD,
          CEILINGS,
          ORDERS,
          OTHERS);

  static final Setting<List<NamedSections.Named>> HOSTS =
      Setting.of(
          "hosts",
          new NamedSections(Kinds.NAME, HOST_TABLE),
          List.of(),
          "Several hosts by name, each with its services, instead of \"services\".");

  static final Setting<Treasury> TREASURY =
      Setting.of(
          "treasury",
          TREASURIES,
          Treasury.OWN,
          "With `hosts`: own counts budgets and `out-at-once` on each host by itself,"
              + " shared counts them over all hosts of the test.");

  static final Setting<Duration> LASTS =
      Setting.required(
          "lasts",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(30)),
          "How long the test runs, in virtual time.");

  static final Setting<Duration> UP_FOR =
      Setting.of(
          "up-for",
          TIME,
          Duration.ofDays(1),
          "How long host and services have been up when it begins.");

  static final Setting<Node.Mapping> WITH =
      Setting.optional(
          "with",
          new Block(
              "settings of a policy", "settings of a policy, as in \"rules: {web: {for: 0s}}\""),
          "the policy as it is",
          "Settings that take the place of the policy's in this test, to show what would be without them;"
              + " one of `null` is left out.");

  static final Setting<List<ByName.Pair<Duration, Occasion.Said>>> EVENTS =
      Setting.of(
          "events",
          new ByName<>(TIME, OccasionReader.KIND),
          List.of(),
          "What happens meanwhile, by time from the beginning.");

  static final Setting<List<Placed<Expectation>>> EXPECT =
      Setting.required(
          "expect", new ListOf<>("expectations", ExpectationReader.KIND), "What must come of it.");

  static final Table TEST_TABLE =
      Table.of(
              "a test",
              "One course of events, and what must come of it.",
              SERVICES,
              AFTER_RESTART,
              AFTER_RELOAD,
              CEILINGS,
              ORDERS,
              OTHERS,
              HOSTS,
              TREASURY,
              LASTS,
              UP_FOR,
              WITH,
              EVENTS,
              EXPECT)
          .instead("series", "write \"services\"")
          .instead("for", "write \"lasts\"")
          .instead("expected", "write \"expect\"");

  static final Setting<List<NamedSections.Named>> TESTS =
      Setting.required("tests", new NamedSections(Kinds.NAME, TEST_TABLE), "The tests, by name.");

  /** All of them. */
  public static final Table TABLE =
      Table.of(
              "a policy's test",
              "Tests of one policy in virtual time.",
              Header.KIND,
              Header.FORMAT,
              POLICY,
              HOST,
              SERVER,
              TICK,
              SEED,
              TESTS)
          .instead("interval", "write \"tick\"")
          .instead("memory", "write \"server\"");
}

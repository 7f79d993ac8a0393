package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.guard.Guards;
import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import io.staunch.simulation.broken.Flaw;
import io.staunch.simulation.check.Laws;
import io.staunch.simulation.shell.Build;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SimulationTest {
  /** A row of the table of broken builds: the build, its law, the seed. */
  private static final Pattern ROW =
      Pattern.compile("^\\| ([^|]+) \\| `[a-z-]+` \\| ([0-9]+) \\|$", Pattern.MULTILINE);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int simulate(String... words) {
    return new SimulateVerb()
        .run(
            words,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static Tally hold(long first, long seeds) {
    Tally total = new Tally();
    SideBySide.each(
        LongStream.range(first, first + seeds).iterator(),
        seed -> Simulation.run(seed, Build.SOUND),
        result -> {
          assertThat(result.broken())
              .as("staunch simulate --seeds 1 --seed %d", result.seed())
              .isEmpty();
          total.add(result.tally());
          return true;
        });
    return total;
  }

  @Test
  void no_law_is_broken_and_the_runs_do_bite() {
    Tally total = hold(1, 100);

    assertThat(total.sum("orders")).isGreaterThan(1000);
    assertThat(total.sum("faults")).isGreaterThan(1000);
    assertThat(total.sum("refusals")).isGreaterThan(1000);
  }

  @Test
  void the_same_seed_gives_the_same_output_byte_for_byte() {
    simulate("--seeds", "2", "--seed", "7");
    String first = out.toString(StandardCharsets.UTF_8);
    out.reset();
    simulate("--seeds", "2", "--seed", "7");

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first).contains("orders, restart");
  }

  @Test
  void every_guard_and_every_law_has_a_build_that_breaks_it() {
    List<String> broken = Flaw.all().stream().map(Flaw::law).toList();
    List<String> missing = Flaw.all().stream().map(Flaw::name).toList();

    assertThat(broken).containsAll(Simulation.laws());
    assertThat(Guards.line())
        .allMatch(
            guard -> missing.stream().anyMatch(name -> name.contains("guard " + guard.name())));
  }

  @TestFactory
  Stream<DynamicTest> the_table_of_broken_builds_is_true() {
    Map<String, Long> table = new TreeMap<>();
    Matcher row = ROW.matcher(Checkout.text(Checkout.root().resolve("docs/simulation.md")));
    while (row.find()) {
      table.put(row.group(1), Long.valueOf(row.group(2)));
    }
    return Flaw.all().stream()
        .map(flaw ->
            DynamicTest.dynamicTest(
                flaw.name(),
                () -> {
                  long seed = table.getOrDefault(flaw.name(), 0L);
                  assertThat(seed).isBetween(1L, 500L);
                  assertThat(Simulation.run(seed, flaw).broken())
                      .map(Laws.Broken::law)
                      .contains(flaw.law());
                }));
  }

  @Test
  void a_build_that_is_not_noticed_is_said_with_exit_code_1() {
    assertThat(simulate("--broken-builds", "--seeds", "1", "--seed", "9")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("NONE", "acts before its intent is durable");
  }

  @Test
  @Tag("real")
  void two_runs_of_the_command_agree_byte_for_byte() throws Exception {
    String staunch = Checkout.root().resolve("staunch").toString();
    String[] outputs = new String[2];
    for (int run = 0; run < outputs.length; run++) {
      Process process =
          new ProcessBuilder(staunch, "simulate", "--seeds", "20", "--seed", "300")
              .redirectErrorStream(true)
              .start();
      outputs[run] = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(outputs[run]).isZero();
    }

    assertThat(outputs[0]).isEqualTo(outputs[1]).contains("no law was broken");
  }

  @Test
  void it_prints_json_that_can_be_read() {
    assertThat(simulate("--seeds", "1", "--seed", "6", "--json")).isZero();
    assertThat(Json.parse(out.toString(StandardCharsets.UTF_8))).isInstanceOf(Parsed.Good.class);
  }

  @Test
  void misuse_is_told_with_exit_code_2() {
    assertThat(simulate()).isEqualTo(2);
    assertThat(simulate("--seeds", "many")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--seeds").contains("--help");
  }

  @Test
  void its_manual_names_options_and_exit_codes() {
    assertThat(simulate("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--seeds N", "--seed S", "--json", "Exit codes");
  }
}

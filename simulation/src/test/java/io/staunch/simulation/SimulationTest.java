package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import io.staunch.simulation.shell.Build;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SimulationTest {
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
    for (long seed = first; seed < first + seeds; seed++) {
      Simulation.Result result = Simulation.run(seed, Build.SOUND);
      assertThat(result.broken()).as("staunch simulate --seeds 1 --seed %d", seed).isEmpty();
      total.add(result.tally());
    }
    return total;
  }

  @Test
  void no_law_is_broken_and_the_runs_do_bite() {
    Tally total = hold(6, 10);

    assertThat(total.sum("orders")).isGreaterThan(50);
    assertThat(total.sum("faults")).isGreaterThan(50);
    assertThat(total.sum("refusals")).isGreaterThan(50);
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
  void an_agent_that_acts_before_its_intent_is_durable_is_found() {
    Build hasty =
        new Build() {
          @Override
          public String name() {
            return "hasty";
          }

          @Override
          public boolean waitsForLedger() {
            return false;
          }
        };
    long seed = 6;
    while (Simulation.run(seed, hasty).broken().isEmpty() && seed < 40) {
      seed++;
    }

    assertThat(Simulation.run(seed, hasty).broken()).isPresent();
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

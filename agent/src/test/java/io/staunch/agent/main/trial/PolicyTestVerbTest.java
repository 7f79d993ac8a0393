package io.staunch.agent.main.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.main.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PolicyTestVerbTest {
  private final StringWriter printed = new StringWriter();

  private int run(String... words) {
    CommandLine cli = Cli.of(List.of());
    cli.setOut(new PrintWriter(printed));
    cli.setErr(new PrintWriter(printed));
    return cli.execute(words);
  }

  @Test
  void it_ends_with_0_where_every_test_passed() {
    assertThat(run("policy", "test", "../policies/fixed-limit.test.yaml")).isZero();
    assertThat(printed.toString()).contains("5 passed, 0 failed");
  }

  @Test
  void without_a_file_it_is_misused_and_a_policy_is_no_test() {
    assertThat(run("policy", "test")).isEqualTo(2);
    assertThat(run("policy", "test", "../policies/gentle.yaml")).isEqualTo(78);
    assertThat(printed.toString()).contains("found a file of kind policy");
  }

  @Test
  void json_is_all_that_is_printed() {
    assertThat(run("policy", "test", "--json", "../policies/gentle.test.yaml")).isZero();
    assertThat(printed.toString()).startsWith("{").contains("\"failed\": 0");
  }
}

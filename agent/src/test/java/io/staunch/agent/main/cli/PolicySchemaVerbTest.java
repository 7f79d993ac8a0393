package io.staunch.agent.main.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PolicySchemaVerbTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    CommandLine cli = Cli.of(List.of());
    cli.setOut(new PrintWriter(out));
    cli.setErr(new PrintWriter(err));
    return cli.execute(words);
  }

  @Test
  void it_prints_the_schema_of_a_policy_unless_told_otherwise() {
    assertThat(run("policy", "schema")).isZero();
    assertThat(Json.parse(out.toString())).isInstanceOf(Parsed.Good.class);
    assertThat(out.toString()).contains("\"title\": \"Staunch: a policy\"");
  }

  @Test
  void it_prints_that_of_every_kind_of_file() {
    for (String kind : List.of("policy", "host", "agent", "policy-test")) {
      assertThat(run("policy", "schema", "--kind", kind)).isZero();
      assertThat(out.toString()).contains("\"" + kind + "\"");
    }
  }

  @Test
  void another_kind_is_misuse_and_the_kinds_are_named() {
    assertThat(run("policy", "schema", "--kind", "polcy")).isEqualTo(2);
    assertThat(err.toString()).contains("\"polcy\" is no kind of file", "policy-test");
  }
}

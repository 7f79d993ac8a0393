package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "password=hunter2 done | password=*** done",
        "DB_PASSWORD: hunter2, next | DB_PASSWORD: ***, next",
        "-Dspring.datasource.password=x1 -Xmx64m | -Dspring.datasource.password=*** -Xmx64m",
        "{\"token\": \"a b c\", \"n\":1} | {\"token\": ***, \"n\":1}",
        "mysql --password hunter2 -u bob | mysql --password *** -u bob",
        "Authorization: Bearer abc.def-ghi | Authorization: ***",
        "sent bearer abcdefghijkl to it | sent bearer *** to it",
        "amqp://guest:secret1@mq:5672/v | amqp://***@mq:5672/v",
        "key AKIAIOSFODNN7EXAMPLEAKIAIOSFODNN7EXAMPLE1 | key ***",
        "api-key=abc;x=1 | api-key=***;x=1",
        "-Xmx512m -XX:+UseG1GC -jar /opt/app.jar | -Xmx512m -XX:+UseG1GC -jar /opt/app.jar",
        "the password is wrong | the password is wrong",
        "life 4711:1234@0b8a1e2e-7a7d-4a0e-8f5e-1c2d3e4f5a6b | life 4711:1234@0b8a1e2e-7a7d-4a0e-8f5e-1c2d3e4f5a6b",
      })
  void what_looks_like_a_secret_is_blanked_and_the_rest_is_not(String text, String clean) {
    assertThat(Redaction.of(text)).isEqualTo(clean);
  }

  @Test
  void a_private_key_is_blanked_even_when_cut_off() {
    assertThat(Redaction.of("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc")).isEqualTo("a\n***");
  }

  @Test
  void the_argument_after_a_secret_flag_is_blanked() {
    assertThat(Redaction.arguments(List.of("/bin/x", "--db-password", "-odd", "--token=q", "y")))
        .containsExactly("/bin/x", "--db-password", "***", "--token=***", "y");
  }

  @Test
  void hostile_text_costs_little_time() {
    String text = "password".repeat(4000) + "-".repeat(20_000) + "a.".repeat(20_000);
    assertTimeout(Duration.ofSeconds(2), () -> Redaction.of(text));
  }
}

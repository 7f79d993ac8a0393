package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OutputTest {

  @Test
  void little_output_is_kept_whole_also_across_the_halves() {
    assertThat(kept(12, "one fünf")).isEqualTo("one fünf");
    assertThat(kept(8, "abcdefgh")).isEqualTo("abcdefgh");
  }

  @Test
  void of_much_output_the_beginning_and_the_end_are_kept() {
    assertThat(kept(8, "abcd" + "-".repeat(100_000) + "wxyz"))
        .isEqualTo("abcd […100000 bytes left out…] wxyz");
  }

  @Test
  void control_characters_never_reach_a_terminal() {
    assertThat(kept(100, "a\u001b[31mred\r\nb\0")).isEqualTo("a [31mred \nb");
  }

  @Test
  void nothing_is_kept_where_nothing_may_be() {
    assertThat(kept(0, "abc")).isEqualTo("[…3 bytes left out…]");
  }

  private static String kept(int keep, String text) {
    Output output = new Output(keep);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      output.add(new byte[] {b}, 1);
    }
    return output.text();
  }
}

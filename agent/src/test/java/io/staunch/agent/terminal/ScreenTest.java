package io.staunch.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.terminal.Terminal.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  @Test
  void a_refresh_goes_back_over_the_lines_before_and_erases_what_is_left_of_them() {
    try (Screen screen = new Screen(out, () -> new Terminal(true, 80, 24, true, Glyphs.BRAILLE))) {
      screen.show(List.of("one", "two"));
      assertThat(printed()).isEqualTo("<?25l<?2026h\rone<K\ntwo<K\n<J<?2026l");
      screen.show(List.of("three"));
      assertThat(printed()).isEqualTo("<?2026h\r<2Athree<K\n<J<?2026l");
    }
    assertThat(printed()).isEqualTo("<?25h");
  }

  @Test
  void a_line_that_stays_pushes_the_block_down() {
    try (Screen screen = new Screen(out, () -> new Terminal(true, 80, 24, true, Glyphs.BRAILLE))) {
      screen.show(List.of("one", "two"));
      printed();
      screen.say("restarted");
      assertThat(printed()).isEqualTo("<?2026h\r<2Arestarted<K\n\rone<K\ntwo<K\n<J<?2026l");
    }
  }

  @Test
  void what_would_wrap_or_scroll_is_cut() {
    try (Screen screen = new Screen(out, () -> new Terminal(true, 20, 3, true, Glyphs.BRAILLE))) {
      screen.show(List.of("x".repeat(30), "two", "three"));
      assertThat(printed()).contains("x".repeat(18) + "…<K\ntwo<K\n<J").doesNotContain("three");
    }
  }

  @Test
  void a_pipe_gets_only_the_lines_that_stay() {
    try (Screen screen = new Screen(out, () -> Terminal.PLAIN)) {
      assertThat(screen.live()).isFalse();
      screen.show(List.of("one"));
      screen.say("restarted");
    }
    assertThat(printed()).isEqualTo("restarted\n");
  }

  /** What was printed since the last call, with {@code <} for the escape sequence's begin. */
  private String printed() {
    String text = bytes.toString(StandardCharsets.UTF_8).replace("\u001b[", "<");
    bytes.reset();
    return text;
  }
}

package io.staunch.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.terminal.Terminal.Glyphs;
import io.staunch.agent.terminal.Terminal.Size;
import io.staunch.core.fleet.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  private static final Optional<Size> SIZE = Optional.of(new Size(50, 132));

  @Test
  void a_terminal_shows_what_it_can() {
    assertThat(Terminal.of(Map.of("TERM", "xterm", "LANG", "de_DE.utf8"), true, SIZE))
        .isEqualTo(new Terminal(true, 132, 50, true, Glyphs.BRAILLE));
    assertThat(Terminal.of(Map.of("TERM", "linux", "LC_ALL", "C.UTF-8"), true, Optional.empty()))
        .isEqualTo(new Terminal(true, 80, 24, true, Glyphs.BLOCKS));
  }

  @Test
  void no_colour_where_nobody_wants_it() {
    Map<String, String> wish = Map.of("TERM", "xterm", "NO_COLOR", "1");
    assertThat(Terminal.of(wish, true, SIZE).colour()).isFalse();
    assertThat(Terminal.of(wish, true, SIZE).live()).isTrue();
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true, SIZE))
        .isEqualTo(new Terminal(false, 132, 50, false, Glyphs.ASCII));
  }

  @Test
  void a_pipe_gets_plain_lines_and_keeps_its_locale() {
    assertThat(
            Terminal.of(
                Map.of("TERM", "xterm", "LC_CTYPE", "en_US.UTF-8"), false, Optional.empty()))
        .isEqualTo(new Terminal(false, 80, 24, false, Glyphs.BRAILLE));
  }

  @Test
  void the_posix_locale_overrules_the_language() {
    assertThat(Terminal.of(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8"), false, SIZE).glyphs())
        .isEqualTo(Glyphs.ASCII);
  }

  @Test
  void columns_may_be_set_by_hand_and_nonsense_is_ignored() {
    assertThat(Terminal.of(Map.of("COLUMNS", "100", "LINES", "x"), true, SIZE))
        .isEqualTo(new Terminal(false, 100, 50, false, Glyphs.ASCII));
  }

  @Test
  void what_stty_says_is_read_with_care() {
    assertThat(TerminalSize.parsed("24 80")).contains(new Size(24, 80));
    assertThat(TerminalSize.parsed("0 0")).isEmpty();
    assertThat(TerminalSize.parsed("stty: no")).isEmpty();
  }

  @Test
  void colours_and_wide_characters_do_not_shift_columns() {
    assertThat(Width.of("\u001b[31mred\u001b[0m")).isEqualTo(3);
    assertThat(Width.of("日本e\u0301")).isEqualTo(5);
    assertThat(Width.cut("\u001b[31mabcdef\u001b[0m", 4, "…")).isEqualTo("\u001b[31mabc…\u001b[0m");
    assertThat(Width.cut("日本語", 4, "…")).isEqualTo("日…");
    assertThat(Width.padded("ab", 4, true)).isEqualTo("  ab");
  }

  @Test
  void a_sparkline_shows_growth_and_keeps_its_peaks() {
    List<Bytes> values = IntStream.rangeClosed(0, 7).mapToObj(i -> new Bytes(i * 10L)).toList();
    Terminal utf8 = new Terminal(false, 80, 24, false, Glyphs.BLOCKS);
    assertThat(Sparkline.of(values, 20, utf8)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(Sparkline.of(values, 20, Terminal.PLAIN)).isEqualTo("_.:-=+*#");
    assertThat(Sparkline.of(values, 4, utf8)).isEqualTo("▂▄▆█");
    assertThat(Sparkline.of(List.of(), 4, utf8)).isEmpty();
    assertThat(Sparkline.of(List.of(Bytes.ZERO), 4, utf8)).isEqualTo("▁");
  }
}

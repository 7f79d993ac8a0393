package io.staunch.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.agent.terminal.Plot.Mark;
import io.staunch.agent.terminal.Plot.Point;
import io.staunch.agent.terminal.Terminal.Glyphs;
import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlotTest {
  private static final Instant START = Instant.parse("2025-11-20T12:00:00Z");
  private static final Instant END = START.plusSeconds(60);
  private static final Duration GAP = Duration.ofSeconds(5);

  private final Plot plot =
      new Plot(30, 5, START, END, Optional.of(Bytes.ofMebi(200)), GAP, Scale.before(END));

  /** Grows by 5 MiB a second, is restarted at 48 s. */
  private final List<Point> leak =
      IntStream.rangeClosed(0, 60).mapToObj(i -> point(i, i <= 48 ? 5 * i : 5 * (i - 48))).toList();

  private final List<Mark> restart = List.of(new Mark(START.plusSeconds(48), '▲', Ink.GOOD));

  @Test
  void in_braille_with_limit_axes_and_mark() {
    assertThat(shown(plot, leak, restart, Glyphs.BRAILLE))
        .isEqualTo(
            """
            250 MiB ┤                    ⣀⡠⠤⢲
            200 MiB ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⣀⠤⠔⠒⠉╌╌╌⢸╌╌╌╌╌╌
                    │          ⣀⡠⠔⠒⠉⠁       ⠘⡄
                    │     ⣀⠤⠔⠒⠉              ⡇   ⢀⡠
                  0 ┤⣀⠤⠒⠊⠉                   ⡧⠔⠒⠉⠁
                    └───────────────────────▲──────
                     -1m                        now\
            """);
  }

  @Test
  void in_blocks_and_in_ascii() {
    assertThat(shown(plot, leak, restart, Glyphs.BLOCKS))
        .isEqualTo(
            """
            250 MiB ┤                    ▂▄▅▇
            200 MiB ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▂▄▅▇█████╌╌╌╌╌╌
                    │          ▁▃▄▆██████████
                    │     ▁▃▄▆███████████████     ▂
                  0 ┤▁▃▄▆████████████████████▂▄▅▇██
                    └───────────────────────▲──────
                     -1m                        now\
            """);
    assertThat(shown(plot, leak, List.of(), Glyphs.ASCII))
        .isEqualTo(
            """
            250 MiB +                    .::#
            200 MiB +---------------.::######------
                    |          ..:###########
                    |     ..:################     .
                  0 +..:#####################.::###
                    +------------------------------
                     -1m                        now\
            """);
  }

  @Test
  void what_was_not_seen_is_not_drawn() {
    List<Point> holes =
        leak.stream()
            .filter(point -> Math.abs(point.value().value() - (90 << 20)) > 30 << 20)
            .toList();
    assertThat(shown(plot, holes, List.of(), Glyphs.BRAILLE))
        .isEqualTo(
            """
            250 MiB ┤                    ⣀⡠⠤⢲
            200 MiB ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⣀⠤⠔⠒⠉╌╌╌⢸╌╌╌╌╌╌
                    │            ⠐⠒⠉⠁       ⠘⡄
                    │     ⣀                  ⡇   ⢀⡀
                  0 ┤⣀⠤⠒⠊⠉                   ⡧⠔⠒⠉⠁
                    └──────────────────────────────
                     -1m                        now\
            """);
  }

  @Test
  void an_empty_series_is_an_empty_field() {
    Plot clock =
        new Plot(
            24,
            2,
            START,
            END,
            Optional.empty(),
            GAP,
            Scale.clock(ZoneOffset.UTC, Duration.ofMinutes(1)));
    assertThat(shown(clock, List.of(), List.of(), Glyphs.BRAILLE))
        .isEqualTo(
            """
            1 MiB ┤
                0 ┤
                  └────────────────────────
                   12:00:00        12:01:00\
            """);
  }

  @Test
  void a_limit_takes_its_colour_and_so_does_what_is_above_it() {
    Terminal colourful = new Terminal(true, 80, 24, true, Glyphs.BRAILLE);
    List<String> lines = plot.lines(leak, restart, colourful);
    assertThat(lines.getFirst()).contains("\u001b[31m");
    assertThat(lines.get(3)).doesNotContain("\u001b[31m").contains("\u001b[36m");
    assertThat(lines.get(5)).contains("\u001b[32m▲\u001b[0m");
    assertThat(lines).allMatch(line -> Width.of(line) <= 9 + 30);
  }

  @Test
  void axes_end_at_round_amounts() {
    assertThat(Scale.above(Bytes.ofMebi(231))).isEqualTo(Bytes.ofMebi(250));
    assertThat(Scale.above(Bytes.ofMebi(100))).isEqualTo(Bytes.ofMebi(100));
    assertThat(Scale.above(Bytes.ofMebi(1001)).toString()).isEqualTo("1.2 GiB");
    assertThat(Scale.above(Bytes.ZERO)).isEqualTo(new Bytes(1));
    assertThat(Scale.above(new Bytes(Long.MAX_VALUE)).value()).isPositive();
  }

  @Test
  void a_plot_without_room_is_a_mistake() {
    assertThatThrownBy(() -> new Plot(2, 1, START, END, Optional.empty(), GAP, Scale.before(END)))
        .hasMessageContaining("no room");
  }

  private static Point point(int second, int mebibytes) {
    return new Point(START.plusSeconds(second), Bytes.ofMebi(mebibytes));
  }

  private static String shown(Plot plot, List<Point> points, List<Mark> marks, Glyphs glyphs) {
    Terminal terminal = new Terminal(false, 80, 24, false, glyphs);
    return plot.lines(points, marks, terminal).stream()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }
}

package io.staunch.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.agent.terminal.Table.Column;
import io.staunch.agent.terminal.Terminal.Glyphs;
import org.junit.jupiter.api.Test;

final class TableTest {
  private final Table table =
      Table.of(Column.text("service"), Column.figures("memory"), Column.text("why not"))
          .row("web", "212 MiB", "chosen")
          .row("a-long-service-name", "1 GiB", "excluded: its gain is below a tenth of the need");

  @Test
  void columns_are_aligned() {
    assertThat(String.join("\n", table.lines(Terminal.PLAIN)))
        .isEqualTo(
            """
            service               memory  why not
            web                  212 MiB  chosen
            a-long-service-name    1 GiB  excluded: its gain is below a tenth of the need\
            """);
  }

  @Test
  void on_a_narrow_terminal_the_widest_column_gives_way() {
    Terminal narrow = new Terminal(true, 50, 24, false, Glyphs.BRAILLE);
    assertThat(String.join("\n", table.lines(narrow)))
        .isEqualTo(
            """
            service               memory  why not
            web                  212 MiB  chosen
            a-long-service-name    1 GiB  excluded: its gain …\
            """);
  }

  @Test
  void without_headings_there_is_no_heading() {
    assertThat(Table.of(Column.text(""), Column.text("")).row("a", "b").lines(Terminal.PLAIN))
        .containsExactly("a  b");
  }

  @Test
  void colours_do_not_shift_columns() {
    Terminal colourful = new Terminal(true, 80, 24, true, Glyphs.BRAILLE);
    assertThat(
            Table.of(Column.text(""), Column.text(""))
                .row(colourful.paint(Ink.BAD, "no"), "x")
                .row("fine", "y")
                .lines(colourful))
        .containsExactly("\u001b[31mno\u001b[0m    x", "fine  y");
  }

  @Test
  void a_row_that_does_not_fit_is_a_mistake() {
    assertThatThrownBy(() -> table.row("one")).hasMessage("1 cells for 3 columns");
  }
}

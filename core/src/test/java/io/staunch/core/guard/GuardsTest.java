package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private final Host host = new Host();

  @Test
  void the_line_asks_every_guard_in_its_documented_order() throws IOException {
    List<String> names = Guards.line().stream().map(Guard::name).toList();
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "guards.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(names).doesNotHaveDuplicates().isEqualTo(documented);
  }

  @Test
  void on_a_quiet_host_every_guard_admits() {
    Ruling ruling = Guards.admit(Guards.line(), Ask.toRestart("web").request(), host.standing);
    assertThat(ruling.admitted()).isTrue();
    assertThat(ruling.passed()).isEqualTo(Guards.line().stream().map(Guard::name).toList());
  }

  @Test
  void the_first_refusal_ends_the_line_and_is_told_with_those_that_passed() {
    host.standing.clockDoubted("stepped");
    host.standing.barred("web", Rung.RESTART, "no use");
    Ruling ruling = Guards.admit(Guards.line(), Ask.toRestart("web").request(), host.standing);
    assertThat(ruling.passed()).containsExactly("candidate", "protected");
    assertThat(ruling.refused().map(Verdict.Refused::guard)).contains("barred");
  }

  @Test
  void what_observe_says_would_be_done_was_admitted_by_all_others() {
    Ruling ruling =
        Guards.admit(Guards.line(), Ask.toRestart("web").in(Mode.OBSERVE).request(), host.standing);
    assertThat(ruling.refused().map(Verdict.Refused::guard)).contains("mode");
    assertThat(ruling.passed()).hasSize(Guards.line().size() - 1);
  }

  @Test
  void asking_changes_nothing() {
    Request request = Ask.toRestart("web").takingAlong("db").outAtOnce(2).request();
    Ruling first = Guards.admit(Guards.line(), request, host.standing);
    for (int i = 0; i < 100; i++) {
      assertThat(Guards.admit(Guards.line(), request, host.standing)).isEqualTo(first);
    }
    assertThat(host.standing.treasury().out()).isEmpty();
  }

  @Test
  void no_guards_at_all_refuse_nothing() {
    assertThat(Guards.admit(List.of(), Ask.toRestart("web").request(), host.standing).admitted())
        .isTrue();
  }
}

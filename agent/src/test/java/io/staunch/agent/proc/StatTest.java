package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatTest {

  private static Optional<Stat> parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Stat.parse(bytes, bytes.length);
  }

  @Test
  void a_plain_process_is_read() {
    assertThat(parse(Captured.text("stat/java")))
        .contains(new Stat(25032, "java", 'S', 25027, 25027, 5407, false, 13, 306088, 26444));
  }

  @Test
  void a_name_may_hold_blanks_and_parentheses() {
    assertThat(parse(Captured.text("stat/parentheses-in-name")))
        .contains(new Stat(23953, "a) b (c", 'S', 23865, 23865, 5407, false, 1, 304717, 396));
  }

  @Test
  void a_name_that_looks_like_the_rest_of_the_line_fools_nobody() {
    String evil = "7 (x) S 1 1 1) S 500 600 600 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99 0 5 0";

    assertThat(parse(evil))
        .contains(new Stat(7, "x) S 1 1 1", 'S', 500, 600, 600, false, 1, 99, 5));
  }

  @Test
  void a_kernel_thread_is_known_by_its_flag() {
    assertThat(parse(Captured.text("stat/kernel-thread")).orElseThrow().kernelThread()).isTrue();
  }

  @Test
  void a_zombie_has_ended_unless_other_threads_of_it_live_on() {
    String zombie = Captured.text("stat/zombie");

    assertThat(parse(zombie).orElseThrow().ended()).isTrue();
    assertThat(parse(zombie.replace(" 20 0 1 0 ", " 20 0 5 0 ")).orElseThrow().ended()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "12",
        "12 (x",
        "12 (x)",
        "12 (x) S",
        "x (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99 0 5 0",
        "7 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99 0",
        "7 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 no 0 5 0",
        "7 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99999999999999999999 0 5 0",
        "99999999999 (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99 0 5 0"
      })
  void a_malformed_line_is_no_process(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @Test
  void any_cut_of_a_line_is_read_or_refused_never_thrown_at() {
    byte[] whole = Captured.bytes("stat/parentheses-in-name");
    for (int length = 0; length <= whole.length; length++) {
      assertThat(Stat.parse(whole, length))
          .satisfiesAnyOf(o -> assertThat(o).isEmpty(), o -> assertThat(o).isPresent());
    }
  }

  @Test
  void statm_tells_resident_pages() {
    byte[] java = Captured.bytes("statm/java");
    byte[] kernel = Captured.bytes("statm/kernel-thread");

    assertThat(Statm.residentPages(java, java.length)).isEqualTo(26491);
    assertThat(Statm.residentPages(kernel, kernel.length)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 ", "5 x", "5 -3 1", "5 99999999999999999999 1"})
  void malformed_statm_is_no_number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(Statm.residentPages(bytes, bytes.length)).isEqualTo(Numbers.NONE);
  }
}

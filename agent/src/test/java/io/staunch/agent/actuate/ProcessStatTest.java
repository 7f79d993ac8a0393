package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessStatTest {
  private static final String REST =
      " 1 2350 2350 0 -1 4194304 100 0 0 0 5 3 0 0 20 0 7 0 889123 1000 200 18446744073709551615";

  @Test
  void a_name_with_blanks_and_parentheses_does_not_shift_the_fields() {
    assertThat(ProcessStat.parse("2351 (a) Z (b) S" + REST))
        .contains(new ProcessStat(2351, 'S', 1, 2350, 2350, 7, 889123));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12 (a) S", "12 (a) S 1 2 3", "x (a) S 1"})
  void broken_text_is_no_process(String text) {
    assertThat(ProcessStat.parse(text)).isEmpty();
  }

  @Test
  void a_zombie_leader_with_running_threads_still_holds_memory() {
    assertThat(ProcessStat.parse("2351 (a) Z" + REST).orElseThrow().gone()).isFalse();
    assertThat(
            ProcessStat.parse("2351 (a) Z" + REST.replace(" 7 0 ", " 1 0 ")).orElseThrow().gone())
        .isTrue();
  }
}

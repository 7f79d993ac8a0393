package io.staunch.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("for", "mode", "cool-down", "cool-down-most", "candidates", "restart", "reload");

  @Test
  void a_slip_is_seen_through() {
    assertThat(Nearest.to("candidtes", KNOWN)).contains("candidates");
    assertThat(Nearest.to("relaod", KNOWN)).contains("reload");
    assertThat(Nearest.to("moed", KNOWN)).contains("mode");
  }

  @Test
  void other_ways_to_join_words_are_the_same_word() {
    assertThat(Nearest.to("coolDownMost", KNOWN)).contains("cool-down-most");
    assertThat(Nearest.to("COOL_DOWN", KNOWN)).contains("cool-down");
    assertThat(Nearest.to("cool down", KNOWN)).contains("cool-down");
  }

  @Test
  void nothing_is_suggested_that_is_not_near() {
    assertThat(Nearest.to("frobnicate", KNOWN)).isEmpty();
    assertThat(Nearest.to("x", KNOWN)).isEmpty();
    assertThat(Nearest.to("", KNOWN)).isEmpty();
    assertThat(Nearest.to("restart".repeat(1000), KNOWN)).isEmpty();
  }
}

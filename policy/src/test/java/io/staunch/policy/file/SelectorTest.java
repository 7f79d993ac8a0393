package io.staunch.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelectorTest {
  private static boolean matches(String pattern, String name) {
    return new Selector(pattern).matches(name);
  }

  @Test
  void a_star_stands_for_any_letters_or_none() {
    assertThat(matches("web-*", "web-1")).isTrue();
    assertThat(matches("web-*", "web-")).isTrue();
    assertThat(matches("web-*", "web")).isFalse();
    assertThat(matches("*", "")).isTrue();
    assertThat(matches("*-b-*", "a-b-c")).isTrue();
    assertThat(matches("a*b*c", "aXbYbZc")).isTrue();
    assertThat(matches("a*b", "aXbY")).isFalse();
    assertThat(matches("web", "web")).isTrue();
    assertThat(matches("web", "webs")).isFalse();
    assertThat(matches("w.b", "web")).isFalse();
  }

  @Test
  void a_pattern_made_to_be_dear_is_not() {
    String pattern = "*a".repeat(50) + "*b";
    assertThat(matches(pattern, "a".repeat(20_000))).isFalse();
  }

  @Test
  void exact_is_closer_than_any_pattern_and_a_long_pattern_closer_than_a_short_one() {
    assertThat(new Selector("w").specificity())
        .isGreaterThan(new Selector("web-server-*").specificity());
    assertThat(new Selector("web-*").specificity()).isGreaterThan(new Selector("w*").specificity());
    assertThat(new Selector("*").specificity()).isEqualTo(new Selector("**").specificity());
  }
}

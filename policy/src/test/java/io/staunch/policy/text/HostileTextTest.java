package io.staunch.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.check.Given;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files made to be dear, or to be read otherwise than they look: the bounds are on the work done.
 */
class HostileTextTest {
  private static final String HEAD = "kind: policy\nname: web\n";

  /** Endless, and counts what is taken from it. */
  private static final class Endless extends InputStream {
    private long taken;

    @Override
    public int read() {
      taken++;
      return 'a';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      taken += length;
      Arrays.fill(into, from, from + length, (byte) 'a');
      return length;
    }
  }

  private static List<String> problems(Source source) {
    return PolicyReader.read(List.of(source)).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void of_an_endless_file_little_more_than_the_bound_is_read() throws IOException {
    try (Endless endless = new Endless()) {
      Source source = Source.of("big.yaml", endless);
      assertThat(source.text()).isEmpty();
      assertThat(endless.taken).isEqualTo(Source.MOST_BYTES + 1L);
      assertThat(problems(source))
          .containsExactly("big.yaml: found a file of more than 1 MiB, expected at most 1 MiB");
    }
  }

  @Test
  void a_file_of_ten_megabytes_is_refused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ten.yaml");
    Files.writeString(file, HEAD + "# filler\n".repeat(10 * 1024 * 1024 / 9));
    assertThat(problems(Source.read(file)))
        .containsExactly(file + ": found a file of more than 1 MiB, expected at most 1 MiB");
  }

  @Test
  void a_full_mebibyte_of_rules_is_read_with_bounded_problems() {
    StringBuilder text = new StringBuilder(HEAD + "rules:\n");
    for (int rule = 0; text.length() < Source.MOST_BYTES - 100; rule++) {
      text.append("  r").append(rule).append(": {services: s").append(rule).append(", limit: 5}\n");
    }
    Source source = Source.of("many.yaml", text.toString());
    assertThat(Yaml.read(source).values()).isEqualTo(Yaml.MOST_VALUES + 1);
    assertThat(problems(source)).hasSize(1).first().asString().contains("more than 50000 values");
  }

  @Test
  void problems_beyond_the_bound_are_counted() {
    StringBuilder text = new StringBuilder(HEAD + "rules:\n");
    for (int rule = 0; rule < 150; rule++) {
      text.append("  r").append(rule).append(": {services: s").append(rule).append(", limit: 5}\n");
    }
    List<String> problems = problems(Source.of("many.yaml", text.toString()));
    assertThat(problems).hasSize(Report.MOST_PROBLEMS + 1);
    assertThat(problems.getLast()).contains("found 50 problems more");
  }

  @Test
  void a_bomb_of_aliases_is_never_unfolded() {
    StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level <= 9; level++) {
      String alias = "*a" + (level - 1);
      bomb.append("a" + level + ": &a" + level + " [");
      bomb.append((alias + ", ").repeat(8)).append(alias).append("]\n");
    }
    Yaml.Tree tree = Yaml.read(Source.of("bomb.yaml", bomb.toString()));
    assertThat(tree.values()).isLessThan(130);
    assertThat(tree.problems())
        .anySatisfy(p -> assertThat(p.found()).isEqualTo("the anchor &a0"))
        .anySatisfy(p -> assertThat(p.found()).isEqualTo("the alias *a8"));
  }

  @Test
  void an_alias_to_itself_is_refused() {
    assertThat(problems(Source.of("loop.yaml", HEAD + "risk: &loop {web: *loop}\n")))
        .anyMatch(problem -> problem.contains("the alias *loop"));
  }

  @Test
  void deep_nesting_ends_at_the_bound() {
    for (String step : List.of("[", "{a: ", "- ", "? ")) {
      int most = Source.LONGEST_LINE / step.length() - 10;
      Yaml.Tree tree = Yaml.read(Source.of("deep.yaml", "a:\n  " + step.repeat(most)));
      assertThat(tree.values()).as(step).isLessThan(3 * Yaml.DEEPEST);
      assertThat(tree.problems().getLast().found()).contains("nested more than 16 deep");
    }
  }

  @Test
  void a_line_without_end_is_not_handed_to_the_parser() {
    Source source = Source.of("line.yaml", HEAD + "x: a" + " ".repeat(500_000) + "b\n");
    assertThat(Yaml.read(source).values()).isZero();
    assertThat(problems(source))
        .containsExactly(
            "line.yaml: found a line of more than 8192 characters (line 3), expected shorter lines");
  }

  @Test
  void invalid_utf_8_is_named_with_its_place_and_offset() {
    byte[] bytes = (HEAD + "risk: x\n").getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 2] = (byte) 0xE4;
    assertThat(problems(Source.of("latin.yaml", bytes)))
        .containsExactly(
            "latin.yaml:3:7: found byte 0xE4 at offset 29, which is not UTF-8,"
                + " expected text in UTF-8 — save the file as UTF-8");
  }

  @Test
  void a_cut_off_character_at_the_end_is_invalid() {
    byte[] bytes = {'a', ':', ' ', (byte) 0xC3};
    assertThat(problems(Source.of("cut.yaml", bytes)))
        .singleElement()
        .asString()
        .startsWith("cut.yaml:1:4: found byte 0xC3 at offset 3, which is not UTF-8");
  }

  @Test
  void utf_16_is_refused_and_a_byte_order_mark_of_utf_8_is_not() {
    byte[] wide = HEAD.getBytes(StandardCharsets.UTF_16);
    assertThat(problems(Source.of("wide.yaml", wide))).singleElement().asString().contains("0xFE");
    Source marked = Source.of("marked.yaml", "\uFEFF" + HEAD);
    assertThat(marked.text()).contains(HEAD);
  }

  @Test
  void marks_that_turn_text_around_are_refused_even_in_comments() {
    assertThat(problems(Source.of("turned.yaml", HEAD + "# safe \u202E }{ \n")))
        .containsExactly(
            "turned.yaml:3:8: found the invisible character U+202E, expected visible text"
                + " — delete it; it may have come along with copied text");
    assertThat(problems(Source.of("nul.yaml", HEAD + "x: \u0000\n")))
        .singleElement()
        .asString()
        .contains("U+0000");
  }

  @Test
  void devices_and_folders_and_missing_files_are_problems_too(@TempDir Path folder) {
    assertThat(problems(Source.read(Path.of("/dev/zero"))))
        .containsExactly("/dev/zero: found a device or pipe, expected a file");
    assertThat(problems(Source.read(folder))).singleElement().asString().contains("found a folder");
    assertThat(problems(Source.read(folder.resolve("none.yaml"))))
        .singleElement()
        .asString()
        .contains("found no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policies/server-above-90.yaml",
        "policies/growth-watch.yaml",
        "docs/examples/host.yaml",
        "docs/examples/staunch.yaml"
      })
  void random_damage_to_a_good_file_is_a_problem_or_read_and_nothing_else(String file) {
    String good = Given.text(Given.ROOT.resolve(file));
    String kind = file.contains("host") ? "host-" : file.contains("staunch") ? "agent-" : "pair-";
    Random random = new Random(7);
    String signs = ":-[]{}\"'\n\t #*&!|>%@`,?~0aZ\u00e4";
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int hit = 0; hit <= random.nextInt(4); hit++) {
        char sign = signs.charAt(random.nextInt(signs.length()));
        text.setCharAt(random.nextInt(text.length()), sign);
      }
      Loaded<?> loaded = Given.byName(kind + "hit.yaml", text.toString());
      refused += loaded.problems().isEmpty() ? 0 : 1;
    }
    assertThat(refused).isBetween(20, 199);
  }

  @Test
  void more_rules_than_the_bound_are_refused() {
    StringBuilder text = new StringBuilder(HEAD + "rules:\n");
    for (int rule = 0; rule < 257; rule++) {
      text.append("  r" + rule + ": {services: s" + rule + ", limit: 5MiB}\n");
    }
    assertThat(problems(Source.of("many.yaml", text.toString())))
        .containsExactly("many.yaml:3:1: found 257 rules, expected at most 256");
  }
}

package io.staunch.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of several files. */
class IncludesTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "kind: policy\n" + text);
  }

  private static Loaded<PolicyFile> read(Path path) {
    return PolicyReader.read(Source.readAll(path));
  }

  private static List<String> problems(Path path) {
    return read(path).problems().stream().map(Problem::toString).toList();
  }

  private static List<String> rules(Path path) {
    Loaded<PolicyFile> loaded = read(path);
    assertThat(loaded.problems()).isEmpty();
    return loaded.value().orElseThrow().rules().stream()
        .map(Placed::value)
        .map(PolicyFile.Rule::name)
        .toList();
  }

  private static String rule(String name) {
    return "rules:\n  " + name + ": {services: " + name + ", limit: 1GiB}\n";
  }

  @Test
  void a_file_is_read_along_with_what_it_includes_from_its_own_folder() throws IOException {
    Path main = write("main.yaml", "name: p\ninclude: parts/web.yaml\n" + rule("main"));
    write("parts/web.yaml", "include: more/worker.yaml\n" + rule("web"));
    write("parts/more/worker.yaml", rule("worker"));
    assertThat(rules(main)).containsExactly("main", "web", "worker");
    assertThat(read(main).value().orElseThrow().files())
        .containsExactly(
            main.toString(),
            folder.resolve("parts/web.yaml").toString(),
            folder.resolve("parts/more/worker.yaml").toString());
  }

  @Test
  void a_folder_is_included_in_the_order_of_its_names() throws IOException {
    Path main = write("main.yaml", "name: p\ninclude: [conf.d]\n");
    write("conf.d/20-b.yaml", rule("b"));
    write("conf.d/10-a.yaml", rule("a"));
    write("conf.d/10-a.test.yaml", "no: policy\n");
    assertThat(rules(main)).containsExactly("a", "b");
  }

  @Test
  void a_file_that_two_include_is_read_once() throws IOException {
    Path main = write("main.yaml", "name: p\ninclude: [a.yaml, b.yaml]\n");
    write("a.yaml", "include: common.yaml\n" + rule("a"));
    write("b.yaml", "include: ./common.yaml\n" + rule("b"));
    write("common.yaml", rule("common"));
    assertThat(rules(main)).containsExactly("a", "common", "b");
  }

  @Test
  void a_list_of_one_without_brackets_adds_up_like_any_other() throws IOException {
    Path main = write("main.yaml", "name: p\ncandidates: main\ninclude: a.yaml\n" + rule("main"));
    write("a.yaml", "candidates: a\n");
    assertThat(read(main).value().orElseThrow().candidates())
        .extracting(each -> each.value().text())
        .containsExactly("main", "a");
  }

  @Test
  void a_circle_is_named_from_file_to_file() throws IOException {
    Path main = write("main.yaml", "name: p\ninclude: a.yaml\n" + rule("main"));
    write("a.yaml", "include: b.yaml\n");
    write("b.yaml", "include: [a.yaml]\n");
    Path a = folder.resolve("a.yaml");
    Path b = folder.resolve("b.yaml");
    assertThat(problems(main))
        .containsExactly(
            b
                + ":2:11: found \"a.yaml\", which includes this file, expected files that do not"
                + " include one another in a circle — "
                + (a + " → " + b + " → " + a));
  }

  @Test
  void a_name_that_two_files_define_is_an_error_that_names_both_places() throws IOException {
    Path main = write("main.yaml", "name: p\ninclude: a.yaml\n" + rule("web"));
    Path a = write("a.yaml", rule("web"));
    assertThat(problems(main))
        .containsExactly(
            a
                + ":3:3: found \"web\" again, expected it in one file only — it first stands at "
                + main
                + ":5:3; lists and blocks add up, nothing is overruled");
  }

  @Test
  void depth_and_number_of_files_are_bounded() throws IOException {
    Path main = write("0.yaml", "name: p\ninclude: 1.yaml\n" + rule("main"));
    for (int i = 1; i <= 9; i++) {
      write(i + ".yaml", "include: " + (i + 1) + ".yaml\n");
    }
    write("10.yaml", rule("last"));
    assertThat(problems(main))
        .singleElement()
        .asString()
        .startsWith(folder.resolve("8.yaml") + ":2:10: found \"9.yaml\" at the end of ")
        .endsWith("expected at most 8 files that include one another");

    StringBuilder all = new StringBuilder("name: p\ninclude:\n");
    for (int i = 0; i < 100; i++) {
      write("many/" + i + ".yaml", "reminder: 1m\n");
      all.append("  - ").append(i).append(".yaml\n");
    }
    Path many = write("many/main.yaml", all + rule("main"));
    assertThat(problems(many))
        .contains(
            many
                + ":103:5: found \"99.yaml\" after 100 files, expected at most 100 files in one policy");
  }

  @Test
  void a_broken_file_leaves_no_policy_at_all() throws IOException {
    Path main = write("main.yaml", "name: p\ninclude: host.yaml\n" + rule("main"));
    Path host = Files.writeString(folder.resolve("host.yaml"), "kind: host\nhost: h\n");
    assertThat(problems(main))
        .containsExactly(host + ":1:7: found a file of kind host, expected \"kind: policy\"");
  }
}

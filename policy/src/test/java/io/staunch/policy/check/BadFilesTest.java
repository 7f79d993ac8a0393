package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.setting.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file under bad/ says in its first lines exactly what is wrong with it. */
class BadFilesTest {
  private static final Path BAD = Given.RESOURCES.resolve("bad");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      return files.sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> a_bad_file_is_met_with_the_messages_in_its_first_lines() throws IOException {
    return files().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static void check(Path file) {
    String text = Given.text(file);
    List<String> expected =
        text.lines()
            .takeWhile(line -> line.startsWith("# expect: ") || line.startsWith("# warning: "))
            .toList();
    Loaded<?> loaded = Given.byName(name(file), text);
    List<String> found = new ArrayList<>();
    loaded.problems().forEach(problem -> found.add("# expect: " + problem));
    loaded.warnings().forEach(warning -> found.add("# warning: " + warning));
    assertThat(found).containsExactlyElementsOf(expected).isNotEmpty();
  }

  @Test
  void every_kind_of_file_has_bad_ones() throws IOException {
    List<String> names = files().stream().map(BadFilesTest::name).toList();
    assertThat(names.size()).isGreaterThanOrEqualTo(140);
    assertThat(names).filteredOn(name -> name.startsWith("policy-")).hasSizeGreaterThan(80);
    assertThat(names).filteredOn(name -> name.startsWith("host-")).hasSizeGreaterThan(30);
    assertThat(names).filteredOn(name -> name.startsWith("agent-")).hasSizeGreaterThan(10);
    assertThat(names).filteredOn(name -> name.startsWith("test-")).hasSizeGreaterThan(10);
    assertThat(names).filteredOn(name -> name.startsWith("pair-")).hasSizeGreaterThan(4);
  }

  @Test
  void a_message_names_no_control_character_as_it_is() throws IOException {
    for (Path file : files()) {
      Loaded<?> loaded = Given.byName(name(file), Given.text(file));
      assertThat(loaded.problems())
          .allSatisfy(
              problem -> assertThat(problem.toString().chars()).noneMatch(Character::isISOControl));
    }
  }
}

package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nobody should have to look after by eye. */
class RepositoryTidyTest {
  private static final int LONG = 300;

  /** Files that may be longer, and why they are not cut. */
  private static final Map<String, String> LONG_FOR_A_REASON =
      Map.of(
          "core/src/main/java/io/staunch/core/engine/Engine.java",
          "one event after another is handled in one place, so that their order can be read",
          "core/src/main/java/io/staunch/core/engine/Decider.java",
          "from finding to order in one piece; ranking, ladder, plans and guards are elsewhere already",
          "simulation/src/main/java/io/staunch/simulation/shell/SimAgent.java",
          "the counterpart of agent.main.Agent and its Line, which may die between any two effects");

  private static final Pattern CODE = Pattern.compile("ST-[A-Z]+(?:-[A-Z]+)*");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
  private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void nothing_is_left_for_later_in_the_sources() {
    Pattern later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    List<String> found = new ArrayList<>();
    for (String ending : List.of(".java", ".md", ".yaml", ".xml", ".sh")) {
      for (Path file : Checkout.files(ending)) {
        if (later.matcher(Checkout.text(file)).find()) {
          found.add(name(file));
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void every_code_has_its_runbook_and_every_runbook_its_code() {
    SortedSet<String> codes = new TreeSet<>();
    for (Path file : Checkout.mainSources()) {
      Pattern.compile("\"(" + CODE.pattern() + ")\"")
          .matcher(Checkout.text(file))
          .results()
          .forEach(found -> codes.add(found.group(1)));
    }
    SortedSet<String> runbooks = new TreeSet<>();
    Checkout.files(".md").stream()
        .filter(file -> name(file).startsWith("docs/runbooks/"))
        .forEach(file -> runbooks.add(file.getFileName().toString().replace(".md", "")));

    assertThat(codes).hasSizeGreaterThan(5).isEqualTo(runbooks);
  }

  @Test
  void every_runbook_opens_with_its_code_and_names_no_other_that_does_not_exist() {
    for (Path file : Checkout.files(".md")) {
      if (name(file).startsWith("docs/runbooks/")) {
        String code = file.getFileName().toString().replace(".md", "");
        assertThat(Checkout.text(file)).startsWith("# " + code + ": ");
      }
      assertThat(CODE.matcher(Checkout.text(file)).results().map(MatchResult::group))
          .as(name(file))
          .allMatch(code ->
              Files.exists(Checkout.root().resolve("docs/runbooks/" + code + ".md"))
                  || code.equals("ST-CODE"));
    }
  }

  @Test
  void every_link_in_a_document_leads_to_a_file_and_its_heading() {
    List<String> dead = new ArrayList<>();
    for (Path file : Checkout.files(".md")) {
      LINK.matcher(Checkout.text(file))
          .results()
          .map(found -> found.group(1))
          .filter(link -> !link.contains("://"))
          .filter(link -> !leadsSomewhere(file, link))
          .forEach(link -> dead.add(name(file) + ": " + link));
    }

    assertThat(dead).isEmpty();
  }

  private static boolean leadsSomewhere(Path file, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || HEADING
            .matcher(Checkout.text(target))
            .results()
            .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1]));
  }

  /** As the forges make it: lower case, blanks become dashes, punctuation goes. */
  private static String anchor(String heading) {
    return heading
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  @Test
  void every_decision_stands_in_the_index() {
    Path index = Checkout.root().resolve("docs/decisions/README.md");
    assertThat(Checkout.files(".md"))
        .filteredOn(file -> name(file).matches("docs/decisions/[0-9]{4}-.*"))
        .isNotEmpty()
        .allMatch(file -> Checkout.text(index).contains("(" + file.getFileName() + ")"));
  }

  @Test
  void every_type_of_the_glossary_exists() {
    List<String> missing = new ArrayList<>();
    Checkout.text(Checkout.root().resolve("docs/glossary.md"))
        .lines()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .forEach(line ->
            QUOTED
                .matcher(line.substring(line.lastIndexOf('|', line.length() - 3)))
                .results()
                .map(found -> found.group(1))
                .filter(type -> !exists(type))
                .forEach(missing::add));

    assertThat(missing).isEmpty();
  }

  /** A type as {@code guard.Treasury}, {@code policy.file.HostFile} or {@code Order.ruling}. */
  private static boolean exists(String named) {
    List<String> words = List.of(named.split("\\."));
    int type = 0;
    while (!Character.isUpperCase(words.get(type).charAt(0))) {
      type++;
    }
    String path = String.join("/", words.subList(0, type + 1)) + ".java";
    return Checkout.mainSources().stream()
        .filter(file -> file.toString().endsWith("/" + path))
        .map(Checkout::text)
        .anyMatch(text ->
            words.subList(1, words.size()).stream()
                .allMatch(word -> Pattern.compile("\\b" + word + "\\b").matcher(text).find()));
  }

  @Test
  void every_test_that_a_document_names_exists() {
    List<String> missing = new ArrayList<>();
    for (Path file : Checkout.files(".md")) {
      NAMED_TEST
          .matcher(Checkout.text(file))
          .results()
          .filter(found -> !Tests.has(found.group(1), found.group(2)))
          .forEach(found -> missing.add(name(file) + ": " + found.group()));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void a_source_file_is_short_or_has_a_reason() {
    SortedSet<String> tooLong = new TreeSet<>();
    for (Path file : Checkout.mainSources()) {
      if (Checkout.text(file).lines().count() > LONG) {
        tooLong.add(name(file));
      }
    }

    assertThat(tooLong).isEqualTo(new TreeSet<>(LONG_FOR_A_REASON.keySet()));
  }

  @Test
  void every_package_says_what_it_is() {
    SortedSet<Path> packages = new TreeSet<>();
    for (Path file : Checkout.mainSources()) {
      if (!file.endsWith("module-info.java")) {
        packages.add(file.resolveSibling("package-info.java"));
      }
    }

    assertThat(packages)
        .hasSizeGreaterThan(20)
        .allSatisfy(file -> {
          assertThat(file).exists();
          assertThat(Checkout.text(file)).contains("/**");
        });
  }

  @Test
  void what_every_project_has_is_there() {
    assertThat(
            Stream.of(
                "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md", "check"))
        .allMatch(name -> Files.isRegularFile(Checkout.root().resolve(name)));
    assertThat(Checkout.text(Checkout.root().resolve("CHANGELOG.md"))).contains("## Unreleased");
  }

  private static String name(Path file) {
    return Checkout.root().relativize(file).toString();
  }
}

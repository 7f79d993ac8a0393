package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.file.PolicySettings;
import io.staunch.policy.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Path PAGE = Given.ROOT.resolve("docs/configuration.md");

  @Test
  void the_configuration_reference_says_what_the_settings_say() throws IOException {
    if ("write".equals(System.getProperty("staunch.docs"))) {
      Files.writeString(PAGE, Reference.page());
    }
    assertThat(Given.text(PAGE))
        .as("docs/configuration.md is stale; write it anew with: " + Reference.HOW)
        .isEqualTo(Reference.page());
  }

  @Test
  void every_link_within_the_reference_leads_somewhere() {
    String page = Reference.page();
    Matcher links = Pattern.compile("\\]\\(#([a-z-]+)\\)").matcher(page);
    int found = 0;
    while (links.find()) {
      String heading = "#+ " + links.group(1).replace("-", "[ -]");
      assertThat(page.replace("'", "")).containsPattern(Pattern.compile("(?im)^" + heading + "$"));
      found++;
    }
    assertThat(found).isGreaterThan(15);
  }

  @Test
  void the_first_policy_of_the_newcomers_page_is_good() {
    String page = Given.text(Given.ROOT.resolve("docs/policy.md"));
    String first =
        page.lines()
            .dropWhile(line -> !line.startsWith("    kind: policy"))
            .takeWhile(line -> line.isBlank() || line.startsWith("    "))
            .collect(Collectors.joining("\n"));
    assertThat(Given.policy(first.stripIndent()).problems()).isEmpty();
  }

  @Test
  void every_file_that_the_newcomers_page_points_to_is_there() {
    Matcher links =
        Pattern.compile("\\]\\(([^)]+)\\)")
            .matcher(Given.text(Given.ROOT.resolve("docs/policy.md")));
    while (links.find()) {
      assertThat(Given.ROOT.resolve("docs").resolve(links.group(1))).exists();
    }
  }

  @Test
  void the_defaults_on_the_newcomers_page_are_the_defaults() {
    String page = Given.text(Given.ROOT.resolve("docs/policy.md"));
    Matcher rows =
        Pattern.compile("(?m)^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\| ([^|]+) \\|").matcher(page);
    int compared = 0;
    while (rows.find()) {
      List<String> names = List.of(rows.group(1).replace("`", "").split(", ", -1));
      List<String> defaults = List.of(rows.group(2).split(", ", -1));
      for (Setting<?> setting : PolicySettings.TABLE.settings()) {
        int at = names.indexOf(setting.name());
        if (at >= 0) {
          assertThat(setting.defaultShown()).isEqualTo("`" + defaults.get(at) + "`");
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(11);
  }
}

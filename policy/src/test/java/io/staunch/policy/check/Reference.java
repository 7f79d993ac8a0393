package io.staunch.policy.check;

import io.staunch.policy.file.AgentSettings;
import io.staunch.policy.file.HostSettings;
import io.staunch.policy.file.PolicySettings;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Source;
import io.staunch.policy.text.Yaml;
import io.staunch.policy.trial.TrialSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes docs/configuration.md from the settings. */
final class Reference {
  static final String HOW =
      "./mvnw -q -pl policy -am test -Dtest=ReferenceTest,SchemaTest -Dstaunch.docs=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dstaunch.failIfNoTests=false";

  private final StringBuilder page = new StringBuilder();

  private Reference() {}

  static String page() {
    Reference reference = new Reference();
    reference.opening();
    reference.file(
        "Policy file",
        "/etc/staunch/policy.d/*.yaml",
        PolicySettings.TABLE,
        "policies/server-above-90.yaml");
    reference.file(
        "Host file", "/etc/staunch/host.yaml", HostSettings.TABLE, "docs/examples/host.yaml");
    reference.file(
        "Agent file",
        "/etc/staunch/staunch.yaml",
        AgentSettings.TABLE,
        "docs/examples/staunch.yaml");
    reference.file(
        "Policy test", "NAME.test.yaml", TrialSettings.TABLE, "policies/fixed-limit.test.yaml");
    reference.values();
    return reference.page.toString();
  }

  private void opening() {
    line("# Configuration");
    line("");
    line("<!-- Generated from the settings in policy/src/main/java; to write it anew:");
    line("     " + HOW + " -->");
    line("");
    line(
        "Staunch reads four kinds of files. All are YAML, and each says in its first line what it is.");
    line("");
    line("| file | says | written by |");
    line("|---|---|---|");
    line(
        "| [policy file](#policy-file) | what is to be done about memory | whoever answers for the services |");
    line(
        "| [host file](#host-file) | what may be done on this host, and how | whoever answers for the host |");
    line("| [agent file](#agent-file) | how the agent runs | whoever installs it |");
    line(
        "| [policy test](#policy-test) | how memory goes, and what a policy must do then ([policy-test.md](policy-test.md)) | whoever writes the policy |");
    line("");
    line(
        "New to policies? [policy.md](policy.md) explains them on one page. To check files before they count:");
    line("");
    line("    staunch policy check FILE…");
    line("");
    line(
        "It reports every problem at once with its place, what was found, what was expected and the nearest known word,");
    line(
        "and ends with exit code 78; without problems it prints every setting in force and where it comes from, and ends");
    line("with 0. A policy and a host file given together are also checked against each other.");
    line("");
    line(
        "Words that a file does not know are errors, never ignored. A file may have "
            + Source.MOST_BYTES / 1024 / 1024
            + " MiB, "
            + group(Yaml.MOST_VALUES)
            + " values, lines of "
            + group(Source.LONGEST_LINE)
            + " characters and "
            + Yaml.DEEPEST
            + " levels; anchors, aliases and tags of YAML are refused. Text is UTF-8.");
    line("");
    line(
        "A policy may be one file, or several that are read as if they were one: a folder's *.yaml files in the order of");
    line(
        "their names (tests, *.test.yaml, may lie beside them), and what a file includes, after it. Lists and blocks add");
    line(
        "up: candidates, rules, windows, templates, groups, risk. Any other setting stands in one of the files, name and");
    line(
        "mode too; only `kind` and `format` stand in each. Nothing is ever overruled, so what stands in two files is an");
    line("error that names both places. Drop-ins of the agent file are read in the same way.");
    line("");
    line(
        "**In an editor** that has a YAML language server, words are completed and explained, and what cannot be right is");
    line(
        "marked, if the file's first line names the schema of its kind; `staunch policy schema --kind host` prints it, and");
    line("[schema](schema) has all four:");
    line("");
    line("    # yaml-language-server: $schema=/path/to/policy.json");
  }

  private void file(String heading, String path, Table root, String example) {
    line("");
    line("## " + heading);
    line("");
    line(root.sentence() + " Usually `" + path + "`.");
    settings(root);
    for (Table table : root.family().subList(1, root.family().size())) {
      line("");
      line("### " + heading(table));
      line("");
      line(table.sentence());
      settings(table);
    }
    line("");
    line("### Example: " + example);
    line("");
    line("```yaml");
    page.append(Given.text(Given.ROOT.resolve(example)));
    line("```");
  }

  private void settings(Table table) {
    line("");
    line("| setting | value | default | meaning |");
    line("|---|---|---|---|");
    for (Setting<?> setting : table.settings()) {
      line(
          "| `"
              + setting.name()
              + "` | "
              + value(setting.kind())
              + " | "
              + setting.defaultShown()
              + " | "
              + setting.sentence()
              + " |");
    }
  }

  private static String value(Kind<?> kind) {
    String bounds = kind.bounds().isEmpty() ? "" : ", " + kind.bounds();
    if (kind.inside().isEmpty()) {
      return kind.type() + bounds;
    }
    String title = kind.inside().getFirst().title();
    String link = "[" + title + "](#" + anchor(kind.inside().getFirst()) + ")";
    return kind.type().equals("block") ? link : "names, each with " + link;
  }

  private static String heading(Table table) {
    String title = table.title();
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static String anchor(Table table) {
    return table.title().toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '-');
  }

  private void values() {
    Map<String, String> forms = new TreeMap<>();
    for (Table root :
        List.of(
            PolicySettings.TABLE, HostSettings.TABLE, AgentSettings.TABLE, TrialSettings.TABLE)) {
      for (Table table : root.family()) {
        for (Setting<?> setting : table.settings()) {
          if (setting.kind().inside().isEmpty()) {
            forms.putIfAbsent(setting.kind().type(), setting.kind().expected());
          }
        }
      }
    }
    line("");
    line("## Values");
    line("");
    line("| value | how it is written |");
    line("|---|---|");
    forms.forEach((type, form) -> line("| " + type + " | " + form + " |"));
    line("");
    line(
        "Units: memory in B, KiB, MiB, GiB, TiB (times 1024) or kB, MB, GB, TB (times 1000); time in ms, s, m, h, d.");
    line(
        "A number without its unit is an error, so that nobody has to guess. A value that starts with `*`, `&`, `!`,");
    line("`%`, `@` or a backtick needs quotes in YAML: `\"*\"`.");
  }

  private static String group(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}

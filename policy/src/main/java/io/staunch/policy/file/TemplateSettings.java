package io.staunch.policy.file;

import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.setting.Values;
import io.staunch.policy.text.Node;
import java.util.List;
import java.util.stream.Stream;

/** The settings of templates, and of the rules that use them. */
final class TemplateSettings {
  private TemplateSettings() {}

  /** Stands where a default would. */
  static final String REQUIRED = "required";

  static final Setting<List<Node.Entry>> PARAMETERS =
      Setting.of(
          "parameters",
          new Values(),
          List.of(),
          "What each rule that uses it fills in, by name, with what holds where a rule says nothing,"
              + " or the word `required`.");

  static final Setting<String> USE =
      Setting.optional(
          "use",
          Kinds.NAME,
          "no template",
          "The template whose settings this rule takes over; none of them may stand in the rule as well.");

  static final Setting<List<Node.Entry>> WITH =
      Setting.optional(
          "with",
          new Values(),
          "the template's defaults",
          "What the template's parameters are here.");

  /** As the reference shows it. */
  static final Table TABLE =
      Table.of(
          "a template",
          "Settings that several rules share: beside `parameters` any setting of [a rule](#a-rule) but `use`"
              + " and `with`. Where `$NAME` stands as a whole value, or as a whole item of a list,"
              + " a rule puts its own.",
          PARAMETERS);

  /** All that may stand in one. */
  static Table whole() {
    Table rule = RuleSettings.TABLE;
    Stream<Setting<?>> shared =
        rule.settings().stream().filter(each -> !each.equals(USE) && !each.equals(WITH));
    return new Table(
        TABLE.title(),
        TABLE.sentence(),
        Stream.concat(Stream.<Setting<?>>of(PARAMETERS), shared).toList(),
        rule.replaced());
  }
}

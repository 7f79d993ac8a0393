package io.staunch.policy.file;

import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.NamedSections;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A policy's templates. They are filled in before anything is read as a value, so that a rule that
 * uses one is read, bounded and shown like any other.
 */
final class Templates {
  static final int MOST_TEMPLATES = 64;

  private final Report report;
  private final SortedMap<String, Template> templates = new TreeMap<>();
  private final SortedSet<String> used = new TreeSet<>();

  private Templates(Report report) {
    this.report = report;
  }

  /** The policy with its rules filled in, and without its templates. */
  static Node.Mapping fillIn(Node.Mapping policy, Report report) {
    Templates all = new Templates(report);
    policy.entry(PolicySettings.TEMPLATES.name()).ifPresent(all::takeAll);
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : policy.entries()) {
      boolean rules = entry.key().text().equals(PolicySettings.RULES.name());
      if (rules && entry.value() instanceof Node.Mapping block) {
        entries.add(new Node.Entry(entry.key(), all.rules(block)));
      } else if (!entry.key().text().equals(PolicySettings.TEMPLATES.name())) {
        entries.add(entry);
      }
    }
    all.warnOfUnused();
    return new Node.Mapping(entries, policy.at());
  }

  private void takeAll(Node.Entry written) {
    Optional<List<NamedSections.Named>> named =
        new NamedSections(Kinds.NAME, TemplateSettings.whole())
            .read(written.value(), PolicySettings.TEMPLATES.name(), report);
    if (named.isEmpty() || !(written.value() instanceof Node.Mapping block)) {
      return;
    }
    if (named.get().size() > MOST_TEMPLATES) {
      report.problem(
          Problem.of(
              written.key().at(), named.get().size() + " templates", "at most " + MOST_TEMPLATES));
    }
    Table known = TemplateSettings.whole();
    for (NamedSections.Named each : named.get()) {
      Section section = each.section();
      List<Node.Entry> parameters = section.get(TemplateSettings.PARAMETERS);
      List<Node.Entry> settings =
          block.entry(each.name().value()).map(Node.Entry::value).stream()
              .flatMap(value ->
                  value instanceof Node.Mapping inner ? inner.entries().stream() : Stream.empty())
              .filter(entry -> known.names().contains(entry.key().text()))
              .filter(entry -> !entry.key().text().equals(TemplateSettings.PARAMETERS.name()))
              .toList();
      boolean wrong =
          section.has(TemplateSettings.PARAMETERS) && !section.isRead(TemplateSettings.PARAMETERS);
      if (wrong) {
        report.settled(section.at(TemplateSettings.PARAMETERS));
      }
      templates.put(each.name().value(), Template.of(each.name(), parameters, settings, report));
    }
  }

  private Node.Mapping rules(Node.Mapping block) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry each : block.entries()) {
      entries.add(
          each.value() instanceof Node.Mapping rule
              ? new Node.Entry(each.key(), rule(rule))
              : each);
    }
    return new Node.Mapping(entries, block.at());
  }

  private Node.Mapping rule(Node.Mapping rule) {
    Optional<Node.Entry> use = rule.entry(TemplateSettings.USE.name());
    Optional<Node.Entry> with = rule.entry(TemplateSettings.WITH.name());
    if (use.isEmpty()) {
      with.ifPresent(written ->
          report.problem(
              Problem.of(
                  written.key().at(),
                  "\"with\" without \"use\"",
                  "the template's name under \"use\"",
                  "values stand in the rule itself where it uses none")));
      return rule;
    }
    if (!(use.get().value() instanceof Node.Scalar name) || name.isNothing()) {
      // told as the wrong value that it is; what the template would say is not missing
      report.settled(rule.at());
      return rule;
    }
    Optional<Template> template = Optional.ofNullable(templates.get(name.text()));
    if (template.isEmpty()) {
      report.problem(
          Problem.of(
              name.at(),
              name.shown(),
              "a template of this policy",
              Nearest.hint(name.text(), templates.keySet()).orElse(known())));
      report.settled(rule.at());
      report.settled(name.at());
      return rule;
    }
    used.add(name.text());
    List<Node.Entry> values =
        with.map(Node.Entry::value)
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast)
            .map(Node.Mapping::entries)
            .orElse(List.of());
    return template.get().fill(rule, name, values, report);
  }

  private String known() {
    return templates.isEmpty()
        ? "declare it under \"templates\""
        : "templates are: " + String.join(", ", templates.keySet());
  }

  private void warnOfUnused() {
    templates.forEach((name, template) -> {
      if (!used.contains(name)) {
        Placed<String> written = template.name();
        report.warning(
            Problem.of(
                written.at(),
                "template " + Quote.of(name) + ", which no rule uses",
                "a rule with use: " + name));
      }
    });
  }
}

package io.staunch.policy.file;

import io.staunch.policy.setting.Report;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings with blanks, {@code $name}, that each rule fills in. A value keeps the place where it
 * was written, so that what is wrong with it is told there.
 *
 * @param parameters by name; empty where a rule must fill it in
 * @param settings all but the parameters
 */
record Template(
    Placed<String> name, SortedMap<String, Optional<Node>> parameters, List<Node.Entry> settings) {

  /** Takes a template's block apart, and reports blanks and parameters without one another. */
  static Template of(
      Placed<String> name, List<Node.Entry> declared, List<Node.Entry> settings, Report report) {
    SortedMap<String, Optional<Node>> parameters = new TreeMap<>();
    for (Node.Entry each : declared) {
      boolean required =
          each.value() instanceof Node.Scalar scalar
              && scalar.plain()
              && scalar.text().equals(TemplateSettings.REQUIRED);
      parameters.put(each.key().text(), required ? Optional.empty() : Optional.of(each.value()));
    }
    Template template = new Template(name, parameters, settings);
    SortedSet<String> used = new TreeSet<>();
    settings.forEach(each -> template.findBlanks(each.value(), used, report));
    for (Node.Entry each : declared) {
      if (!used.contains(each.key().text())) {
        report.problem(
            Problem.of(
                each.key().at(),
                "the parameter " + Quote.of(each.key().text()) + ", which nothing uses",
                "$" + each.key().text() + " as a value in the template, or no such parameter"));
      }
    }
    return template;
  }

  private void findBlanks(Node node, SortedSet<String> used, Report report) {
    switch (node) {
      case Node.Sequence list -> list.items().forEach(each -> findBlanks(each, used, report));
      case Node.Mapping block ->
          block.entries().forEach(each -> findBlanks(each.value(), used, report));
      case Node.Scalar scalar -> {
        int sign = scalar.text().indexOf('$');
        if (sign < 0) {
          return;
        }
        String word = scalar.text().substring(sign + 1);
        used.add(word);
        if (sign > 0) {
          report.unreadable(
              List.of(
                  Problem.of(
                      scalar.at(),
                      scalar.shown(),
                      "$ and a parameter's name as the whole value",
                      "make the whole value a parameter")));
        } else if (!parameters.containsKey(word)) {
          report.unreadable(
              List.of(Problem.of(scalar.at(), scalar.shown(), "a parameter", known(word))));
        }
      }
    }
  }

  private String known(String word) {
    String all = String.join(", ", parameters.keySet());
    return Nearest.hint(word, parameters.keySet())
        .orElse(
            parameters.isEmpty()
                ? "template " + name.value() + " has none; declare it under \"parameters\""
                : "parameters of " + name.value() + ": " + all);
  }

  /**
   * A rule with the template's settings beside its own.
   *
   * @param use where the rule names the template
   * @param with what the rule fills in
   */
  Node.Mapping fill(Node.Mapping rule, Node use, List<Node.Entry> with, Report report) {
    SortedMap<String, Node> values = new TreeMap<>();
    parameters.forEach((word, fallback) -> fallback.ifPresent(value -> values.put(word, value)));
    for (Node.Entry each : with) {
      String word = each.key().text();
      if (parameters.containsKey(word)) {
        values.put(word, each.value());
      } else {
        report.problem(
            Problem.of(
                each.key().at(),
                Quote.of(word),
                "a parameter of template " + name.value(),
                known(word)));
      }
    }
    List<String> missing =
        parameters.keySet().stream().filter(word -> !values.containsKey(word)).toList();
    if (!missing.isEmpty()) {
      String words = String.join(", ", missing);
      report.unreadable(
          List.of(
              Problem.of(
                  use.at(),
                  "template " + name.value() + " without " + words,
                  "every parameter that has no default, under \"with\"",
                  "as in with: {" + missing.getFirst() + ": …}")));
      missing.forEach(word -> values.put(word, new Node.Scalar("", true, use.at())));
    }
    List<Node.Entry> entries = new ArrayList<>(rule.entries());
    for (Node.Entry each : settings) {
      Optional<Node.Entry> own = rule.entry(each.key().text());
      if (own.isEmpty()) {
        entries.add(new Node.Entry(each.key(), filled(each.value(), values)));
      } else {
        report.problem(
            Problem.of(
                own.get().key().at(),
                own.get().key().shown() + " beside template " + name.value(),
                "it in the rule or in the template",
                "the template states it at "
                    + each.key().at()
                    + "; where rules differ, make it a parameter"));
      }
    }
    return new Node.Mapping(entries, rule.at());
  }

  private static Node filled(Node node, Map<String, Node> values) {
    return switch (node) {
      case Node.Scalar scalar ->
          scalar.text().startsWith("$")
              ? Optional.ofNullable(values.get(scalar.text().substring(1))).orElse(scalar)
              : scalar;
      case Node.Sequence list ->
          new Node.Sequence(
              list.items().stream().map(each -> filled(each, values)).toList(), list.at());
      case Node.Mapping block ->
          new Node.Mapping(
              block.entries().stream()
                  .map(each -> new Node.Entry(each.key(), filled(each.value(), values)))
                  .toList(),
              block.at());
    };
  }
}

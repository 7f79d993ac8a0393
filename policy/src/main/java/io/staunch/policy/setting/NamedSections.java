package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks of settings by name: {@code name: {…}}, in the order written. */
public record NamedSections(Kind<String> name, Table table)
    implements Kind<List<NamedSections.Named>> {

  /** One of them. */
  public record Named(Placed<String> name, Section section) {}

  @Override
  public String type() {
    return "blocks by name";
  }

  @Override
  public String expected() {
    return "names, each with the settings of " + table.title();
  }

  @Override
  public Optional<List<Named>> read(Node node, String path, Report report) {
    if (!(node instanceof Node.Mapping block)) {
      String hint =
          node instanceof Node.Sequence ? "write \"name:\" instead of \"- name: name\"" : "";
      Optional<String> cure = hint.isEmpty() ? Optional.empty() : Optional.of(hint);
      report.problem(new Problem(node.at(), node.shown(), expected(), cure));
      return Optional.empty();
    }
    List<Named> all = new ArrayList<>();
    for (Node.Entry entry : block.entries()) {
      String inner = path + "." + entry.key().text();
      Optional<String> word = name.read(entry.key(), inner, report);
      Optional<Section> section = new SectionOf(table).read(entry.value(), inner, report);
      if (word.isPresent() && section.isPresent()) {
        all.add(new Named(new Placed<>(word.get(), entry.key().at()), section.get()));
      }
    }
    return Optional.of(all);
  }

  @Override
  public String show(List<Named> value) {
    return "{}";
  }

  @Override
  public List<Named> standIn() {
    return List.of();
  }

  @Override
  public List<Table> inside() {
    return List.of(table);
  }

  @Override
  public Json.Obj schema() {
    return Shapes.byName(name.schema(), Shapes.of(table));
  }
}

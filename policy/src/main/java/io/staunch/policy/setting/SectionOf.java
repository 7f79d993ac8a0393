package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Problem;
import java.util.List;
import java.util.Optional;

/** A block of settings inside another. */
public record SectionOf(Table table) implements Kind<Section> {
  @Override
  public String type() {
    return "block";
  }

  @Override
  public String expected() {
    return "settings of " + table.title() + " (" + String.join(", ", table.names()) + ")";
  }

  @Override
  public Optional<Section> read(Node node, String name, Report report) {
    if (node instanceof Node.Mapping block) {
      return Optional.of(Section.open(table, block, name, report));
    }
    report.problem(Problem.of(node.at(), node.shown(), expected()));
    return Optional.empty();
  }

  @Override
  public String show(Section value) {
    return "{}";
  }

  @Override
  public Section standIn() {
    return Section.standIn(table);
  }

  @Override
  public List<Table> inside() {
    return List.of(table);
  }

  @Override
  public Json.Obj schema() {
    return Shapes.of(table);
  }
}

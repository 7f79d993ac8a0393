package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values by name of whatever kind: what they must be shows where they are put. */
public record Values() implements Kind<List<Node.Entry>> {

  @Override
  public String type() {
    return "values by name";
  }

  @Override
  public String expected() {
    return "\"name: value\"";
  }

  @Override
  public Optional<List<Node.Entry>> read(Node node, String path, Report report) {
    if (!(node instanceof Node.Mapping block)) {
      report.problem(Problem.of(node.at(), node.shown(), expected()));
      return Optional.empty();
    }
    boolean named = true;
    for (Node.Entry entry : block.entries()) {
      named &= Kinds.NAME.read(entry.key(), path, report).isPresent();
    }
    return named ? Optional.of(block.entries()) : Optional.empty();
  }

  @Override
  public String show(List<Node.Entry> value) {
    return value.stream()
        .map(entry -> entry.key().text() + ": " + show(entry.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String show(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence list ->
          list.items().stream().map(this::show).collect(Collectors.joining(", ", "[", "]"));
      case Node.Mapping block -> show(block.entries());
    };
  }

  @Override
  public List<Node.Entry> standIn() {
    return List.of();
  }

  @Override
  public Json.Obj schema() {
    return Shapes.block();
  }
}

package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A list of values of one kind, each once; a single one may stand without brackets. */
public record ListOf<T>(String type, Kind<T> item) implements Kind<List<Placed<T>>> {

  @Override
  public String expected() {
    return "a list of " + type + ", each " + item.expected();
  }

  @Override
  public String bounds() {
    return item.bounds();
  }

  @Override
  public Optional<List<Placed<T>>> read(Node node, String name, Report report) {
    List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
    if (node instanceof Node.Scalar scalar && scalar.isNothing()) {
      report.problem(Problem.of(node.at(), "nothing", expected(), "an empty list is []"));
      return Optional.empty();
    }
    boolean whole = true;
    List<Placed<T>> values = new ArrayList<>();
    TreeMap<String, Placed<T>> seen = new TreeMap<>();
    for (Node each : items) {
      Optional<T> value = item.read(each, name, report);
      if (value.isEmpty()) {
        whole = false;
        continue;
      }
      Placed<T> placed = new Placed<>(value.get(), each.at());
      Placed<T> first = seen.putIfAbsent(item.show(value.get()), placed);
      if (first != null) {
        String hint = "it first stands at " + first.at();
        report.problem(Problem.of(each.at(), each.shown() + " again", "each once", hint));
      }
      values.add(placed);
    }
    return whole ? Optional.of(values) : Optional.empty();
  }

  @Override
  public String show(List<Placed<T>> value) {
    return value.stream()
        .map(each -> item.show(each.value()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public List<Placed<T>> standIn() {
    return List.of();
  }

  @Override
  public Json.Obj schema() {
    return Shapes.any(item.schema(), Shapes.list(item.schema()));
  }
}

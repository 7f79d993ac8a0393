package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values by name: {@code name: value}, in the order written. */
public record ByName<K, V>(Kind<K> name, Kind<V> value) implements Kind<List<ByName.Pair<K, V>>> {

  /** One of them. */
  public record Pair<K, V>(Placed<K> name, V value) {}

  @Override
  public String type() {
    return value.type() + " by " + name.type();
  }

  @Override
  public String expected() {
    return "\"" + name.type() + ": " + value.type() + "\"";
  }

  @Override
  public Optional<List<Pair<K, V>>> read(Node node, String path, Report report) {
    if (!(node instanceof Node.Mapping block)) {
      report.problem(Problem.of(node.at(), node.shown(), expected()));
      return Optional.empty();
    }
    List<Pair<K, V>> pairs = new ArrayList<>();
    for (Node.Entry entry : block.entries()) {
      Optional<K> key = name.read(entry.key(), path, report);
      Optional<V> read = value.read(entry.value(), path + "." + entry.key().text(), report);
      if (key.isPresent() && read.isPresent()) {
        pairs.add(new Pair<>(new Placed<>(key.get(), entry.key().at()), read.get()));
      }
    }
    return Optional.of(pairs);
  }

  @Override
  public String show(List<Pair<K, V>> pairs) {
    return pairs.stream()
        .map(pair -> name.show(pair.name().value()) + ": " + value.show(pair.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public List<Pair<K, V>> standIn() {
    return List.of();
  }

  @Override
  public List<Table> inside() {
    return value.inside();
  }

  @Override
  public Json.Obj schema() {
    return Shapes.byName(name.schema(), value.schema());
  }
}

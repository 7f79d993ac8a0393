package io.staunch.policy.trial;

import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Report;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Problem;
import java.util.List;
import java.util.Optional;

/** Settings of another file, as they are written; that file's own reader judges them. */
record Block(String type, String expected) implements Kind<Node.Mapping> {
  @Override
  public Optional<Node.Mapping> read(Node node, String name, Report report) {
    if (node instanceof Node.Mapping block && !block.entries().isEmpty()) {
      return Optional.of(block);
    }
    report.problem(Problem.of(node.at(), node.shown(), expected));
    return Optional.empty();
  }

  @Override
  public String show(Node.Mapping value) {
    return "{…}";
  }

  @Override
  public Node.Mapping standIn() {
    return new Node.Mapping(List.of(), Place.whole(""));
  }
}

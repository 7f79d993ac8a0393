package io.staunch.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A list or block of settings that is still being read. */
final class Branch {
  private final boolean mapping;
  private final Place at;
  private final List<Node> items = new ArrayList<>();
  private final List<Node.Entry> entries = new ArrayList<>();
  private final TreeMap<String, Place> seen = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Optional<Node> key = Optional.empty();

  Branch(boolean mapping, Place at) {
    this.mapping = mapping;
    this.at = at;
  }

  void add(Node node) {
    if (!mapping) {
      items.add(node);
    } else if (key.isEmpty()) {
      key = Optional.of(node);
    } else {
      enter(key.get(), node);
      key = Optional.empty();
    }
  }

  private void enter(Node word, Node value) {
    if (!(word instanceof Node.Scalar scalar)) {
      problems.add(Problem.of(word.at(), word.shown() + " before the colon", "a word"));
      return;
    }
    Place first = seen.putIfAbsent(scalar.text(), scalar.at());
    if (first == null) {
      entries.add(new Node.Entry(scalar, value));
    } else {
      problems.add(again(scalar, first));
    }
  }

  static Problem again(Node.Scalar word, Place first) {
    return Problem.of(
        word.at(), word.shown() + " again", "each word once", "it first stands at " + first);
  }

  List<Problem> problems() {
    return problems;
  }

  Node node() {
    return mapping ? new Node.Mapping(entries, at) : new Node.Sequence(items, at);
  }
}

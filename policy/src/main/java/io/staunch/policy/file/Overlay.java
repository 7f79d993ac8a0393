package io.staunch.policy.file;

import io.staunch.policy.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings with some of them replaced: to ask what would be if a policy said something else. */
final class Overlay {
  private Overlay() {}

  /** Blocks are joined; any other value takes the place of what stood there, nothing removes it. */
  static Node.Mapping over(Node.Mapping base, Node.Mapping instead) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : base.entries()) {
      Optional<Node> other = instead.entry(entry.key().text()).map(Node.Entry::value);
      if (other.isEmpty()) {
        entries.add(entry);
      } else if (!isNothing(other.get())) {
        entries.add(new Node.Entry(entry.key(), value(entry.value(), other.get())));
      }
    }
    for (Node.Entry entry : instead.entries()) {
      if (base.entry(entry.key().text()).isEmpty() && !isNothing(entry.value())) {
        entries.add(entry);
      }
    }
    return new Node.Mapping(entries, base.at());
  }

  private static Node value(Node base, Node instead) {
    return base instanceof Node.Mapping below && instead instanceof Node.Mapping above
        ? over(below, above)
        : instead;
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNothing();
  }
}

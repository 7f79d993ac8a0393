package io.staunch.policy.text;

import java.util.List;
import java.util.Optional;

/** A piece of a file, with its place. */
public sealed interface Node {
  Place at();

  /** In a few words, for messages. */
  String shown();

  /**
   * A single value.
   *
   * @param plain written without quotes
   * @param words where each of its blank-separated words stands; empty where that cannot be told
   */
  record Scalar(String text, boolean plain, Place at, List<Place> words) implements Node {
    public Scalar {
      words = List.copyOf(words);
    }

    public Scalar(String text, boolean plain, Place at) {
      this(text, plain, at, List.of());
    }

    /** Nothing stands there: a word with a colon and no value. */
    public boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String shown() {
      return isNothing() ? "nothing" : Quote.of(text);
    }
  }

  record Sequence(List<Node> items, Place at) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return "a list";
    }
  }

  record Mapping(List<Entry> entries, Place at) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String word) {
      return entries.stream().filter(entry -> entry.key.text().equals(word)).findFirst();
    }

    @Override
    public String shown() {
      return "settings";
    }
  }

  /** One {@code word: value}. */
  record Entry(Scalar key, Node value) {}
}

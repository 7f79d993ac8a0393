package io.staunch.policy.trial;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Typed;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A short text that is read word by word. */
final class Sentence {
  private final List<String> words;
  private int next;

  Sentence(String text) {
    this.words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** A word that does not fit; ends the reading of its sentence. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String found;
    private final String expected;
    private final transient Optional<String> hint;

    Unfit(String found, String expected, Optional<String> hint) {
      super(found, null, false, false);
      this.found = found;
      this.expected = expected;
      this.hint = hint;
    }
  }

  /** A kind of value that is read so. */
  record Of<T>(String type, String expected, Function<Sentence, T> reading, T standIn)
      implements Kind<T> {
    @Override
    public Optional<T> read(Node node, String name, Report report) {
      if (!(node instanceof Node.Scalar scalar) || scalar.isNothing()) {
        report.problem(Problem.of(node.at(), node.shown(), expected));
        return Optional.empty();
      }
      try {
        Sentence sentence = new Sentence(scalar.text());
        T value = reading.apply(sentence);
        sentence.end();
        return Optional.of(value);
      } catch (Unfit unfit) {
        report.problem(new Problem(node.at(), unfit.found, unfit.expected, unfit.hint));
        return Optional.empty();
      }
    }

    @Override
    public String show(T value) {
      return value.toString();
    }
  }

  String text() {
    return String.join(" ", words);
  }

  boolean hasMore() {
    return next < words.size();
  }

  /** The next word, which stays; empty at the end. */
  String peek() {
    return hasMore() ? words.get(next) : "";
  }

  /** Takes the next word where it is this one. */
  boolean take(String word) {
    boolean fits = peek().equals(word);
    next += fits ? 1 : 0;
    return fits;
  }

  String word(String expected) {
    if (!hasMore()) {
      throw unfit(expected);
    }
    return words.get(next++);
  }

  void must(String word) {
    if (!take(word)) {
      throw unfit(Quote.of(word));
    }
  }

  /** One of these words. */
  String oneOf(String what, Collection<String> known) {
    String word = peek();
    if (!known.contains(word)) {
      throw new Unfit(
          found(),
          what,
          Nearest.hint(word, known)
              .or(() -> Optional.of("known: " + String.join(", ", known)))
              .filter(
                  hint -> !hint.endsWith(String.join(", ", known)) || !what.startsWith("one of")));
    }
    return word(what);
  }

  Duration duration() {
    String expected = "a duration with a unit such as 30s, 10m or 1h30m";
    Duration duration = Typed.duration(peek()).orElseThrow(() -> unfit(expected));
    next++;
    return duration;
  }

  Bytes memory() {
    Bytes amount = memory(peek());
    next++;
    return amount;
  }

  /** A part of a word as an amount of memory. */
  Bytes memory(String text) {
    return Typed.memory(text)
        .orElseThrow(() -> unfit("an amount of memory with a unit such as 512MiB or 2GiB"));
  }

  /** What stands here does not fit. */
  Unfit unfit(String expected) {
    return unfit(expected, Optional.empty());
  }

  Unfit unfit(String expected, Optional<String> hint) {
    return new Unfit(found(), expected, hint);
  }

  private String found() {
    if (!hasMore()) {
      return "the end of " + Quote.of(text());
    }
    return words.size() == 1 ? Quote.of(peek()) : Quote.of(peek()) + " in " + Quote.of(text());
  }

  private void end() {
    if (hasMore()) {
      throw unfit("its end");
    }
  }
}

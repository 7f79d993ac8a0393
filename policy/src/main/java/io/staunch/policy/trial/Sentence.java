package io.staunch.policy.trial;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Typed;
import io.staunch.policy.text.Nearest;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A short text that is read word by word. */
final class Sentence {
  private final List<String> words;
  private final List<Place> places;
  private final Place at;
  private int next;

  private Sentence(Node.Scalar scalar) {
    this.words = scalar.text().isBlank() ? List.of() : List.of(scalar.text().strip().split("\\s+"));
    this.places = scalar.words();
    this.at = scalar.at();
  }

  /** A word that does not fit; ends the reading of its sentence. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private Unfit(Problem problem) {
      super(problem.found(), null, false, false);
      this.problem = problem;
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
        Sentence sentence = new Sentence(scalar);
        T value = reading.apply(sentence);
        sentence.end();
        return Optional.of(value);
      } catch (Unfit unfit) {
        report.problem(unfit.problem);
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

  /** Its words with their places; at its beginning where theirs cannot be told. */
  List<Placed<String>> words() {
    List<Placed<String>> all = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      all.add(new Placed<>(words.get(word), place(word)));
    }
    return all;
  }

  private Place place(int word) {
    if (places.isEmpty()) {
      return at;
    }
    if (word < places.size()) {
      return places.get(word);
    }
    Place last = places.getLast();
    String text = words.getLast();
    return new Place(
        last.file(), last.line(), last.column() + text.codePointCount(0, text.length()));
  }

  boolean hasMore() {
    return next < words.size();
  }

  /** The next word, which stays; empty at the end. */
  String peek() {
    return hasMore() ? words.get(next) : "";
  }

  /** The word after the next; empty where there is none. */
  String peekNext() {
    return next + 1 < words.size() ? words.get(next + 1) : "";
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
      throw unfit(
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
    return new Unfit(new Problem(place(next), found(), expected, hint));
  }

  /** The words from {@code first} on do not fit together. */
  Unfit unfit(int first, String found, String expected) {
    return new Unfit(Problem.of(place(first), found, expected));
  }

  /** How many words were taken. */
  int taken() {
    return next;
  }

  /** All that is left, as one text. */
  String rest() {
    String text = String.join(" ", words.subList(next, words.size()));
    next = words.size();
    return text;
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

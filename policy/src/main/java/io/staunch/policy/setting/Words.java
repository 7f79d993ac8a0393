package io.staunch.policy.setting;

import io.staunch.policy.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Choices among fixed words, from an enum whose names they are. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Text<E> of(String type, Class<E> choices) {
    List<E> values = List.of(choices.getEnumConstants());
    List<String> words = values.stream().map(Words::word).toList();
    return new Text<E>(
            type,
            "one of " + listed(words),
            "",
            text -> choose(text, values, words),
            Words::word,
            values.getFirst())
        .shaped(Shapes.words(words));
  }

  private static <E extends Enum<E>> Attempt<E> choose(
      String text, List<E> values, List<String> words) {
    int at = words.indexOf(text);
    if (at >= 0) {
      return Attempt.good(values.get(at));
    }
    Optional<String> hint = Nearest.hint(text, words);
    return new Attempt.Bad<>(hint);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String listed(List<String> words) {
    return Stream.concat(
            Stream.of(String.join(", ", words.subList(0, words.size() - 1))),
            Stream.of(words.getLast()))
        .collect(Collectors.joining(" and "));
  }
}

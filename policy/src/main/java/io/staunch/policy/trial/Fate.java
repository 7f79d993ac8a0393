package io.staunch.policy.trial;

import io.staunch.policy.setting.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the action of an order goes. */
public enum Fate {
  WORKS,
  /** The site's veto command does not say go. */
  VETOED,
  /** It ends with exit code 1 and has changed nothing. */
  FAILS,
  /** It does not end before its time-out and has changed nothing. */
  HANGS,
  /** The service goes down and does not come up again. */
  STAYS_DOWN,
  /** A new life begins, and uses what the old one did. */
  FREES_NOTHING;

  private static final int MOST = 100;

  /** How the orders on one service go, one after the other; the last is for all that follow. */
  public record Course(List<Fate> fates) {
    /** Where nothing is said. */
    public static final Course GOOD = new Course(List.of(WORKS));

    public Course {
      fates = List.copyOf(fates);
      if (fates.isEmpty()) {
        throw new IllegalArgumentException("orders go somehow");
      }
    }

    /**
     * @param order counted from 0
     */
    public Fate of(int order) {
      return fates.get(Math.min(order, fates.size() - 1));
    }

    @Override
    public String toString() {
      return fates.stream().map(Fate::word).collect(Collectors.joining(" "));
    }
  }

  static final Kind<Course> KIND =
      new Sentence.Of<>(
          "orders", "how orders go, such as \"fails works\"", Fate::course, Course.GOOD);

  private static Course course(Sentence sentence) {
    List<String> words = List.of(values()).stream().map(Fate::word).toList();
    List<Fate> fates = new ArrayList<>();
    while (sentence.hasMore() || fates.isEmpty()) {
      if (fates.size() == MOST) {
        throw sentence.unfit("at most " + MOST + " orders");
      }
      String word = sentence.oneOf("one of " + String.join(", ", words), words);
      fates.add(values()[words.indexOf(word)]);
    }
    return new Course(fates);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package io.staunch.core.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When something may be done: in one of these windows, and in none of those.
 *
 * @param onlyIn one of them must be open; none named: always
 * @param notIn none of them may be open
 */
public record Hours(List<Window> onlyIn, List<Window> notIn) {
  public static final Hours ALWAYS = new Hours(List.of(), List.of());

  public Hours {
    onlyIn = List.copyOf(onlyIn);
    notIn = List.copyOf(notIn);
  }

  public boolean isAlways() {
    return onlyIn.isEmpty() && notIn.isEmpty();
  }

  public boolean permit(Instant at) {
    boolean in = onlyIn.isEmpty() || onlyIn.stream().anyMatch(window -> window.isOpen(at));
    return in && notIn.stream().noneMatch(window -> window.isOpen(at));
  }

  /**
   * The first moment after {@code now} at which all of them permit; empty where there is none
   * within {@link Window#DAYS_AHEAD} days.
   */
  public static Optional<Instant> next(List<Hours> all, Instant now) {
    SortedSet<Instant> turns = new TreeSet<>();
    for (Hours hours : all) {
      hours.windows().forEach(window -> turns.addAll(window.turns(now)));
    }
    return turns.stream()
        .filter(turn -> turn.isAfter(now))
        .filter(turn -> all.stream().allMatch(hours -> hours.permit(turn)))
        .findFirst();
  }

  /**
   * The window to blame while it does not permit: the open one that it must not be in, else those
   * that it must be in.
   */
  List<Window> inTheWay(Instant at) {
    List<Window> open = notIn.stream().filter(window -> window.isOpen(at)).toList();
    return open.isEmpty() ? onlyIn : open;
  }

  List<Window> windows() {
    List<Window> all = new ArrayList<>(onlyIn);
    all.addAll(notIn);
    return all;
  }
}

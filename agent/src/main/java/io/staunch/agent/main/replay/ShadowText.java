package io.staunch.agent.main.replay;

import io.staunch.agent.main.replay.Shadow.Deed;
import io.staunch.agent.main.replay.Shadow.Who;
import io.staunch.core.fleet.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a shadow would have done, beside what was done, on a terminal. */
public final class ShadowText {
  /** Two deeds no farther apart are the same one, sooner or later. */
  private static final Duration SAME = Duration.ofHours(1);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  private ShadowText() {}

  /**
   * @param shadow name and revision of the policy that was tried
   */
  public static List<String> of(Shadow heard, String shadow, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s beside the live policy, %s to %s"
            .formatted(shadow, time(heard.first(), zone), time(heard.last(), zone)));
    List<Deed> left = new ArrayList<>(heard.deeds());
    int differences = 0;
    while (!left.isEmpty()) {
      Deed deed = left.removeFirst();
      Optional<Deed> other = left.stream().filter(each -> isSame(deed, each)).findFirst();
      other.ifPresent(left::remove);
      differences += other.isPresent() ? 0 : 1;
      lines.add("  " + line(deed, other, zone));
    }
    lines.add(
        differences == 0
            ? "no differences"
            : differences + (differences == 1 ? " difference" : " differences"));
    return lines;
  }

  private static boolean isSame(Deed one, Deed other) {
    return one.who() != other.who()
        && one.service().equals(other.service())
        && one.rung() == other.rung()
        && Duration.between(one.at(), other.at()).compareTo(SAME) <= 0;
  }

  private static String line(Deed deed, Optional<Deed> other, ZoneId zone) {
    String first = time(Optional.of(deed.at()), zone) + "  " + says(deed);
    if (other.isEmpty()) {
      return first + (deed.who() == Who.LIVE ? "; the shadow would not" : "; nothing was done");
    }
    Duration later = Duration.between(deed.at(), other.get().at());
    return first
        + "; "
        + says(other.get())
        + (later.isZero() ? " at the same moment" : " " + Durations.text(later) + " later");
  }

  private static String says(Deed deed) {
    String what =
        deed.rung().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + " "
            + deed.service()
            + " by "
            + deed.rule();
    return deed.who() == Who.SHADOW
        ? "the shadow would have: " + what
        : (deed.done() ? "done: " : "the live policy would have: ") + what;
  }

  private static String time(Optional<Instant> at, ZoneId zone) {
    return at.map(moment -> TIME.format(moment.atZone(zone))).orElse("nothing");
  }
}

package io.staunch.policy.setting;

import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Limit;
import io.staunch.core.detect.Sustained;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Risk;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import io.staunch.policy.text.Placed;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The kinds of values there are. */
public final class Kinds {
  private Kinds() {}

  public static final Kind<String> NAME = Names.ANY;
  public static final Kind<String> SELECTOR = Names.SELECTOR;
  public static final Kind<String> MAIL_ADDRESS = Names.MAIL_ADDRESS;
  public static final Kind<Path> PATH = Names.PATH;
  public static final Kind<URI> WEB_ADDRESS = Names.WEB_ADDRESS;
  public static final Kind<List<String>> ARGV = new Argv(true);
  public static final Kind<List<String>> ARGUMENTS = new Argv(false);
  public static final Kind<Owner> OWNER = Names.OWNER;
  public static final Kind<Boolean> SWITCH = Numbers.SWITCH;
  public static final Kind<Sustained.Readings> READINGS = Numbers.N_OF_M;
  public static final Kind<Limit> LIMIT = Limits.ANY;
  public static final Kind<Double> SHARE = Shares.SOME;
  public static final Kind<Mode> MODE = Words.of("mode", Mode.class);
  public static final Kind<Risk> RISK = Words.of("risk", Risk.class);
  public static final Kind<Rung> RUNG = Words.of("rung", Rung.class);

  public static final Kind<LocalTime> FROM_TIME = Times.FROM;
  public static final Kind<LocalTime> TO_TIME = Times.TO;
  public static final Kind<ZoneId> ZONE = Times.ZONE;
  public static final Kind<List<Placed<List<DayOfWeek>>>> DAYS = new ListOf<>("days", Times.DAYS);

  public static final Kind<List<Placed<String>>> NAMES = new ListOf<>("names", NAME);
  public static final Kind<List<Placed<String>>> SELECTORS =
      new ListOf<>("service names or patterns", SELECTOR);

  public static final Kind<List<Placed<String>>> RELATIVE_PATHS =
      new ListOf<>("relative paths", Names.RELATIVE_PATH);
  public static final Kind<List<Placed<String>>> CODES = new ListOf<>("message codes", Names.CODE);
  public static final Kind<List<Placed<String>>> MAIL_ADDRESSES =
      new ListOf<>("mail addresses", MAIL_ADDRESS);
  public static final Kind<List<Placed<Rung>>> LADDER = new ListOf<>("rungs", RUNG);
  public static final Kind<List<ByName.Pair<String, Stance>>> RISKS =
      new ByName<>(SELECTOR, Stances.ANY);
  public static final Kind<Instant> END = Times.END;

  /** One of an enum's names, written small and with hyphens. */
  public static <E extends Enum<E>> Kind<E> choice(String type, Class<E> choices) {
    return Words.of(type, choices);
  }

  public static Kind<Bytes> memory(Bytes least, Bytes most) {
    return Amounts.between(least, most);
  }

  public static Kind<Duration> duration(Duration least, Duration most) {
    return Durations.between(least, most);
  }

  public static Kind<Long> whole(long least, long most) {
    return Numbers.between(least, most);
  }

  /** The one number there is. */
  public static Kind<Long> only(long value, String what) {
    return Numbers.only(value, what);
  }

  public static Kind<Double> decimal(double most) {
    return Numbers.decimal(most);
  }

  public static Kind<Terms.Budget> rate(Duration shortest, Duration longest) {
    return Numbers.rate(shortest, longest);
  }

  /** A duration as operators write it. */
  public static String show(Duration duration) {
    return Durations.show(duration);
  }
}

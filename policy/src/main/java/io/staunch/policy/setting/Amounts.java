package io.staunch.policy.setting;

import io.staunch.core.fleet.Bytes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory and disk as operators write them: always with a unit, binary or decimal. */
final class Amounts {
  private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,6})?) ?([A-Za-z]*)");
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
  private static final Map<String, BigDecimal> UNITS = units();

  private Amounts() {}

  static final Text<Bytes> ANY =
      new Text<Bytes>(
              "amount of memory",
              "an amount of memory with a unit such as 512MiB or 2GiB",
              "",
              Amounts::parse,
              Amounts::show,
              Bytes.ofMebi(512))
          .shaped(Shapes.AMOUNTS);

  static Text<Bytes> between(Bytes least, Bytes most) {
    return ANY.within(
        "from " + show(least) + " to " + show(most),
        amount -> amount.compareTo(least) >= 0 && amount.compareTo(most) <= 0,
        least);
  }

  static Attempt<Bytes> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Attempt.bad();
    }
    String number = form.group(1);
    String unit = form.group(2);
    BigDecimal size = UNITS.get(unit);
    if (size == null) {
      return unmeant(number, unit);
    }
    BigDecimal amount = new BigDecimal(number).multiply(size);
    if (amount.stripTrailingZeros().scale() > 0) {
      return Attempt.bad("that is not a whole number of bytes");
    }
    return amount.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Attempt.bad("that is more than any machine has")
        : Attempt.good(new Bytes(amount.longValueExact()));
  }

  /** To the nearest byte, for amounts that are no settings. */
  static Attempt<Bytes> rounded(String text) {
    Matcher form = FORM.matcher(text);
    BigDecimal size = form.matches() ? UNITS.get(form.group(2)) : null;
    if (size == null) {
      return parse(text);
    }
    BigDecimal amount = new BigDecimal(form.group(1)).multiply(size);
    return parse(amount.setScale(0, RoundingMode.HALF_UP).toPlainString() + "B");
  }

  /**
   * Mb is a megabit and 512M means two things: which unit was meant is for the operator to say,
   * this one is likely.
   */
  private static Attempt<Bytes> unmeant(String number, String unit) {
    String letter = unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT);
    return switch (letter) {
      case "" ->
          Attempt.bad(
              "add the unit, as in \"" + number + (number.length() > 6 ? "B" : "MiB") + "\"");
      case "K", "M", "G", "T" -> Attempt.meant(number + letter + "iB");
      case "B" -> Attempt.meant(number + "B");
      default -> Attempt.bad("units are B, KiB, MiB, GiB, TiB, kB, MB, GB and TB");
    };
  }

  /** Exactly, in the largest binary unit that leaves a whole number. */
  static String show(Bytes amount) {
    long value = amount.value();
    int unit = 0;
    while (unit < BINARY.length - 1 && value != 0 && value % 1024 == 0) {
      value /= 1024;
      unit++;
    }
    return value + BINARY[unit];
  }

  private static Map<String, BigDecimal> units() {
    Map<String, BigDecimal> units = new TreeMap<>();
    for (int i = 0; i < BINARY.length; i++) {
      units.put(BINARY[i], BigDecimal.valueOf(1024).pow(i));
    }
    String[] decimal = {"kB", "MB", "GB", "TB"};
    for (int i = 0; i < decimal.length; i++) {
      units.put(decimal[i], BigDecimal.valueOf(1000).pow(i + 1));
    }
    return units;
  }
}

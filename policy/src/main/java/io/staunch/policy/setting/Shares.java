package io.staunch.policy.setting;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares of a whole, written in percent and held as 0..1. */
final class Shares {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,4})?) ?%");
  private static final Pattern BARE = Pattern.compile("(\\d{1,6})(?:\\.\\d{1,6})?");

  private Shares() {}

  static final Text<Double> ANY =
      new Text<Double>(
              "percentage", "a percentage such as 90%", "", Shares::parse, Shares::show, 0.9)
          .shaped(Shapes.SHARES);

  /** Above none and at most the whole. */
  static final Text<Double> SOME =
      ANY.within("above 0% and at most 100%", share -> share > 0 && share <= 1, 0.9);

  static Attempt<Double> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      return Attempt.good(new BigDecimal(form.group(1)).movePointLeft(2).doubleValue());
    }
    if (!BARE.matcher(text).matches()) {
      return Attempt.bad();
    }
    BigDecimal number = new BigDecimal(text);
    boolean fraction = number.compareTo(BigDecimal.ONE) <= 0 && number.signum() > 0;
    return Attempt.meant(plain(fraction ? number.movePointRight(2) : number) + "%");
  }

  static String show(double share) {
    return plain(BigDecimal.valueOf(share).movePointRight(2)) + "%";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}

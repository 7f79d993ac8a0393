package io.staunch.policy.setting;

import io.staunch.core.detect.Limit;
import io.staunch.core.fleet.Bytes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a service may use, in one of three ways. */
final class Limits {
  private static final Pattern SHARE = Pattern.compile("(.+?) (?:of|Of|OF) ([A-Za-z]+)");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,6}(\\.\\d{1,4})? ?%");

  private Limits() {}

  static final Text<Limit> ANY =
      new Text<Limit>(
              "limit",
              "an amount of memory with a unit such as 512MiB or 2GiB, \"80% of server\" or \"90% of ceiling\"",
              "above nothing and at most 100%",
              Limits::parse,
              Limits::show,
              new Limit.OfBytes(Bytes.ofMebi(512)))
          .shaped(Shapes.LIMITS);

  private static Attempt<Limit> parse(String text) {
    Matcher share = SHARE.matcher(text);
    if (share.matches()) {
      return share(share.group(1), share.group(2));
    }
    if (PERCENT.matcher(text).matches()) {
      return Attempt.bad("say of what: \"" + text + " of server\" or \"" + text + " of ceiling\"");
    }
    return switch (Amounts.parse(text)) {
      case Attempt.Good<Bytes>(Bytes amount) ->
          amount.value() > 0 ? Attempt.good(new Limit.OfBytes(amount)) : Attempt.outside();
      case Attempt.Outside<Bytes> _ -> Attempt.outside();
      case Attempt.Bad<Bytes>(var hint) -> new Attempt.Bad<>(hint);
    };
  }

  private static Attempt<Limit> share(String percent, String whole) {
    if (!(Shares.parse(percent) instanceof Attempt.Good<Double>(Double part))) {
      return Shares.parse(percent) instanceof Attempt.Bad<Double>(var hint) && hint.isPresent()
          ? Attempt.bad("write the percent sign, as in \"80% of server\"")
          : Attempt.bad();
    }
    if (part <= 0 || part > 1) {
      return Attempt.outside();
    }
    return switch (whole) {
      case "server" -> Attempt.good(new Limit.OfServer(part));
      case "ceiling" -> Attempt.good(new Limit.OfCeiling(part));
      case "host", "machine", "memory", "total", "ram", "RAM" ->
          Attempt.meant(percent + " of server");
      case "heap", "cgroup", "max", "Xmx", "limit" -> Attempt.meant(percent + " of ceiling");
      default -> Attempt.bad("a percentage is of \"server\" or of \"ceiling\"");
    };
  }

  private static String show(Limit limit) {
    return switch (limit) {
      case Limit.OfBytes(Bytes bytes) -> Amounts.show(bytes);
      case Limit.OfServer(double share) -> Shares.show(share) + " of server";
      case Limit.OfCeiling(double share) -> Shares.show(share) + " of ceiling";
    };
  }
}

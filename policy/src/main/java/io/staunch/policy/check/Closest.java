package io.staunch.policy.check;

import io.staunch.policy.file.Selector;
import io.staunch.policy.setting.Report;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a policy says of services by name or pattern, where the closest fit wins.
 *
 * @param all in the order written
 * @param services whom an entry is for
 * @param says what it says of them; two that fit alike may say the same
 */
record Closest<T, S>(List<Placed<T>> all, Function<T, Selector> services, Function<T, S> says) {

  /** What holds for a service; a tie of two that say different things is reported. */
  Optional<S> of(String service, Report report) {
    List<Placed<T>> fits =
        all.stream()
            .filter(each -> selector(each).matches(service))
            .sorted(Comparator.comparingInt(each -> -selector(each).specificity()))
            .toList();
    if (fits.size() > 1) {
      Selector first = selector(fits.get(0));
      Selector second = selector(fits.get(1));
      boolean alike = first.specificity() == second.specificity();
      if (alike && !said(fits.get(0)).equals(said(fits.get(1)))) {
        report.problem(
            Problem.of(
                fits.get(1).at(),
                tie(second, service, first),
                "one closest fit for each service",
                "name the service itself"));
      }
    }
    return fits.stream().findFirst().map(this::said);
  }

  private Selector selector(Placed<T> each) {
    return services.apply(each.value());
  }

  private S said(Placed<T> each) {
    return says.apply(each.value());
  }

  static String tie(Selector second, String service, Selector first) {
    return Quote.of(second.text())
        + ", which fits "
        + Quote.of(service)
        + " as closely as "
        + Quote.of(first.text());
  }
}

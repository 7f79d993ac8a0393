package io.staunch.core.ledger;

import io.staunch.core.fleet.Glob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which notice goes by which channels. A notice goes by the channels of every route that takes it;
 * one that no route takes goes by all, so that nothing is lost for want of a route.
 */
public record Routes(List<Route> routes) {
  /** All go by all channels. */
  public static final Routes NONE = new Routes(List.of());

  /** Routes of one policy. */
  public static final int MOST = 64;

  public Routes {
    routes = List.copyOf(routes);
    if (routes.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " routes");
    }
  }

  /**
   * One route; where it names no severity, codes or services it takes any.
   *
   * @param services a notice about the host is about no service
   * @param channels by their names in the host file
   */
  public record Route(
      String name,
      Optional<Notice.Severity> severity,
      List<String> codes,
      List<Glob> services,
      List<String> channels) {
    public Route {
      codes = List.copyOf(codes);
      services = List.copyOf(services);
      channels = List.copyOf(channels);
    }

    boolean takes(Notice notice) {
      boolean about =
          services.isEmpty()
              || notice.service().stream()
                  .anyMatch(name -> services.stream().anyMatch(each -> each.matches(name)));
      return about
          && severity.map(notice.severity()::equals).orElse(true)
          && (codes.isEmpty() || codes.contains(notice.code()));
    }
  }

  /**
   * The channels a notice goes by, in order of name. A page also goes by all where none of its own
   * has passed its test: it must not wait behind a channel of which nobody knows whether it works.
   *
   * @param declared the host's channels
   * @param tested those whose newest test has passed
   */
  public SortedSet<String> to(
      Notice notice, Collection<String> declared, Collection<String> tested) {
    SortedSet<String> to = new TreeSet<>();
    for (Route route : routes) {
      if (route.takes(notice)) {
        to.addAll(route.channels());
      }
    }
    to.retainAll(declared);
    boolean doubtful =
        notice.severity() == Notice.Severity.PAGE && to.stream().noneMatch(tested::contains);
    return to.isEmpty() || doubtful ? new TreeSet<>(declared) : to;
  }
}

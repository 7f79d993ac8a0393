package io.staunch.core.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policy's windows, by wall time: of the rule, of the service, and of whatever goes down with
 * it. An action must begin inside. While wall time cannot be believed nobody knows whether a window
 * is open, so it holds; also where it never was synchronised, which holds nothing else.
 */
public final class WindowGuard implements Guard {
  /** Whose hours they are, as a sentence goes on after its name. */
  private record Bound(String who, String only, String not, Hours hours) {}

  public static final String NAME = "window";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    List<Bound> bounds = bounds(request);
    if (bounds.isEmpty()) {
      return Verdict.ADMITTED;
    }
    boolean unsynchronised = standing.surroundings().clockSynchronised().equals(Optional.of(false));
    if (unsynchronised || standing.clockDoubt().isPresent()) {
      return refuse(
          "%s has windows, and wall time is in doubt (%s), so whether they are open is not known:"
                  .formatted(
                      bounds.getFirst().who(),
                      standing.clockDoubt().orElse("this host's clock is not synchronised"))
              + " holds until time synchronisation is mended");
    }
    Instant now = standing.now().wall();
    for (Bound bound : bounds) {
      if (!bound.hours().permit(now)) {
        return refuse(reason(bound, bounds, now));
      }
    }
    return Verdict.ADMITTED;
  }

  /** How long until it admits; empty where it does already, or nobody can say. */
  public static Optional<Duration> opensIn(Request request, Standing standing) {
    Instant now = standing.now().wall();
    boolean doubtful =
        standing.surroundings().clockSynchronised().equals(Optional.of(false))
            || standing.clockDoubt().isPresent();
    List<Hours> hours = bounds(request).stream().map(Bound::hours).toList();
    return doubtful || hours.stream().allMatch(each -> each.permit(now))
        ? Optional.empty()
        : Hours.next(hours, now).map(then -> Duration.between(now, then));
  }

  private static List<Bound> bounds(Request request) {
    Timetable timetable = request.terms().timetable();
    List<Bound> bounds = new ArrayList<>();
    bounds.add(
        new Bound(
            "rule " + request.rule(),
            "acts only in",
            "does not act in",
            timetable.ofRule(request.rule())));
    for (String member : request.members()) {
      bounds.add(
          new Bound(
              request.named(member),
              "is acted on only in",
              "is not acted on in",
              timetable.ofService(member)));
    }
    bounds.removeIf(bound -> bound.hours().isAlways());
    return bounds;
  }

  private static String reason(Bound bound, List<Bound> bounds, Instant now) {
    List<Window> inTheWay = bound.hours().inTheWay(now);
    boolean open = inTheWay.getFirst().isOpen(now);
    String windows =
        (inTheWay.size() == 1 ? "window " : "windows ")
            + inTheWay.stream()
                .map(Window::toString)
                .collect(Collectors.joining(open ? " and " : " or "));
    String what = bound.who() + " " + (open ? bound.not() : bound.only()) + " " + windows;
    Optional<Instant> next = Hours.next(bounds.stream().map(Bound::hours).toList(), now);
    return next.map(then -> what + ": holds until " + spoken(then, inTheWay.getFirst(), now))
        .orElse(
            what
                + ": its windows leave no time in the next "
                + Window.DAYS_AHEAD
                + " days; change the policy");
  }

  private static String spoken(Instant then, Window window, Instant now) {
    ZonedDateTime local = then.atZone(window.zone());
    return "%s %s %s, for another %s"
        .formatted(
            Window.spoken(local.getDayOfWeek()),
            local.toLocalTime(),
            window.zone(),
            Spoken.left(Duration.between(now, then)));
  }
}

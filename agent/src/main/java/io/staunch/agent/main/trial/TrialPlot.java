package io.staunch.agent.main.trial;

import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Plot;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.detect.Condition;
import io.staunch.core.detect.Limit;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.policy.check.TrialBook;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.trial.Expectation.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The memory that an expectation speaks of, over the test's time, with its limit and the deeds. */
final class TrialPlot {
  private static final int HEIGHT = 8;
  private static final int MARGIN = 16;
  private static final int MOST_COLUMNS = 84;
  private static final int MOST_PLOTS = 2;
  private static final Instant BEGINNING = Instant.EPOCH;

  private final TrialBook.Run run;
  private final Course course;
  private final Bytes total;
  private final List<Deed> deeds;
  private final Terminal terminal;

  TrialPlot(TrialBook.Run run, Course course, Bytes total, List<Deed> deeds, Terminal terminal) {
    this.run = run;
    this.course = course;
    this.total = total;
    this.deeds = deeds;
    this.terminal = terminal;
  }

  List<String> lines(What what) {
    List<String> lines = new ArrayList<>();
    subjects(what).forEach(subject -> lines.addAll(plot(subject)));
    return lines;
  }

  private List<String> subjects(What what) {
    Optional<String> named =
        what instanceof What.Finding(String rule, Optional<String> service)
            ? service.or(() -> subject(rule))
            : what.named();
    NavigableSet<String> subjects = new TreeSet<>();
    named.ifPresent(subjects::add);
    if (named.isEmpty()) {
      deeds.stream().flatMap(TrialPlot::whose).forEach(subjects::add);
    }
    if (subjects.isEmpty()) {
      subjects.add(run.world().services().keySet().iterator().next());
    }
    if (serverShare().isPresent()) {
      subjects.add(Course.SERVER);
    }
    return subjects.stream().limit(MOST_PLOTS).toList();
  }

  private Optional<String> subject(String rule) {
    return run.rules().rules().stream()
        .filter(each -> each.name().equals(rule))
        .map(each ->
            each.condition() instanceof Condition.ServerLimit || each.services().isEmpty()
                ? Course.SERVER
                : each.services().getFirst())
        .findFirst();
  }

  private static Stream<String> whose(Deed deed) {
    return switch (deed) {
      case Deed.Confirmed confirmed -> confirmed.service().stream();
      case Deed.Acted acted -> Stream.of(acted.service());
      case Deed.Refused refused -> refused.service().stream();
      case Deed.Asked asked -> Stream.of(asked.service());
      case Deed.Answered answered -> Stream.of(answered.service());
      case Deed.Ran ran -> Stream.of(ran.service());
      case Deed.Told _ -> Stream.empty();
      case Deed.On on -> whose(on.deed());
    };
  }

  private List<String> plot(String subject) {
    Optional<Bytes> limit = subject.equals(Course.SERVER) ? serverLimit() : limit(subject);
    Plot plot =
        new Plot(
            Math.max(20, Math.min(MOST_COLUMNS, terminal.columns()) - MARGIN),
            HEIGHT,
            BEGINNING,
            BEGINNING.plus(run.trial().lasts()),
            limit,
            course.apart().multipliedBy(5).dividedBy(2),
            at -> Kinds.show(Duration.between(BEGINNING, at)));
    List<Plot.Point> points =
        Optional.ofNullable(course.readings().get(subject)).stream()
            .flatMap(List::stream)
            .map(reading -> new Plot.Point(BEGINNING.plus(reading.at()), reading.used()))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        subject
            + limit.map(bytes -> ", limit " + bytes).orElse("")
            + " (F found, A acted, x refused)");
    lines.addAll(plot.lines(points, marks(subject), terminal));
    return lines;
  }

  private List<Plot.Mark> marks(String subject) {
    List<Plot.Mark> acts = new ArrayList<>();
    List<Plot.Mark> refusals = new ArrayList<>();
    List<Plot.Mark> findings = new ArrayList<>();
    for (Deed deed : deeds) {
      Instant at = BEGINNING.plus(deed.span().from());
      switch (deed) {
        case Deed.Acted acted when isOf(subject, Optional.of(acted.service())) ->
            acts.add(new Plot.Mark(at, 'A', Ink.GOOD));
        case Deed.Confirmed confirmed when isOf(subject, confirmed.service()) ->
            findings.add(new Plot.Mark(at, 'F', Ink.BAD));
        case Deed.Refused refused when isOf(subject, refused.service()) ->
            refusals.add(new Plot.Mark(at, 'x', Ink.WARNING));
        default -> {
          // of another subject
        }
      }
    }
    // where two fall on one column the first is drawn
    acts.addAll(refusals);
    acts.addAll(findings);
    return acts;
  }

  private static boolean isOf(String subject, Optional<String> service) {
    return subject.equals(Course.SERVER) || service.map(subject::equals).orElse(false);
  }

  private Optional<Double> serverShare() {
    return run.rules().rules().stream()
        .map(Ruleset.Rule::condition)
        .filter(Condition.ServerLimit.class::isInstance)
        .map(condition -> ((Condition.ServerLimit) condition).share())
        .min(Double::compareTo);
  }

  private Optional<Bytes> serverLimit() {
    return serverShare().map(total::times);
  }

  /** The lowest limit that any rule holds the service to. */
  private Optional<Bytes> limit(String service) {
    return run.rules().rules().stream()
        .filter(rule -> rule.services().contains(service))
        .map(Ruleset.Rule::condition)
        .filter(Condition.ServiceLimit.class::isInstance)
        .flatMap(condition -> bytes(service, ((Condition.ServiceLimit) condition).limit()).stream())
        .min(Bytes::compareTo);
  }

  private Optional<Bytes> bytes(String service, Limit limit) {
    return switch (limit) {
      case Limit.OfBytes(Bytes amount) -> Optional.of(amount);
      case Limit.OfServer(double share) -> Optional.of(total.times(share));
      case Limit.OfCeiling(double share) ->
          Optional.ofNullable(run.ceilings().get(service)).map(own -> own.times(share));
    };
  }
}

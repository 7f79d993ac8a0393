package io.staunch.core.detect;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Finding.State;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's fixed limit on one service. Ruling memory decides; the cheap upper bound, where
 * only that was read, can clear the service but never convict it. A new life starts from new; a
 * contradicted service and an unknown ceiling are no data, never fine.
 */
public final class ServiceLimitDetector implements Detector {
  private final Condition.ServiceLimit condition;
  private final Silence silence;
  private final LimitWatch watch;

  /**
   * @param tick the configured sampling interval
   */
  public ServiceLimitDetector(String rule, Condition.ServiceLimit condition, Duration tick) {
    this.condition = condition;
    this.silence = new Silence(rule, tick);
    this.watch = new LimitWatch(silence, condition.sustained());
  }

  @Override
  public Finding initial(Optional<String> service) {
    return silence.initial(service);
  }

  @Override
  public Finding examine(Finding before, Look look) {
    if (look.sample().isEmpty() || look.service().isEmpty()) {
      return silence.quiet(before, look.at());
    }
    return switch (look.service().get()) {
      case ServiceSample.Absent absent -> silence.absent(before, look.at());
      case ServiceSample.Contradicted lie ->
          silence.noData(before, look.at(), lie.service() + " cannot be judged: " + lie.reason());
      case ServiceSample.Present present ->
          limit(present, look.sample().get())
              .map(limit -> present(before, look, present, limit))
              .orElseGet(() -> silence.noData(before, look.at(), unknownCeiling(present)));
    };
  }

  private Optional<Bytes> limit(ServiceSample.Present present, Sample sample) {
    return switch (condition.limit()) {
      case Limit.OfBytes fixed -> Optional.of(fixed.bytes());
      case Limit.OfServer part -> Optional.of(sample.server().total().times(part.share()));
      case Limit.OfCeiling part -> present.ceiling().map(own -> own.times(part.share()));
    };
  }

  private static String unknownCeiling(ServiceSample.Present present) {
    return present.service()
        + " cannot be judged: its own ceiling is not known (no -Xmx, cgroup limit or declared"
        + " ceiling)";
  }

  private Finding present(Finding before, Look look, ServiceSample.Present present, Bytes limit) {
    if (present.ruling().isPresent()) {
      return watch.judge(before, reading(look, present, present.ruling().get(), limit, "uses "));
    }
    LimitWatch.Reading bound = reading(look, present, bound(look, present), limit, "uses at most ");
    if (!bound.passed()) {
      Finding after = watch.judge(before, bound);
      return after.state() == State.CLEAR ? after : screened(after, after.since(), after.reason());
    }
    boolean anew = watch.isFromNew(before, bound);
    boolean open = before.state() == State.PENDING || before.state() == State.CONFIRMED;
    if (!anew && open && !before.screened()) {
      return before;
    }
    Moment since = !anew && before.state() == State.PENDING ? before.since() : look.at();
    return screened(raised(before, bound, anew), since, doubt(present, bound));
  }

  private LimitWatch.Reading reading(
      Look look, ServiceSample.Present present, Bytes value, Bytes limit, String verb) {
    return new LimitWatch.Reading(
        look.at(),
        Optional.of(present.life()),
        value,
        limit,
        limit.times(condition.clearBelow()),
        look.isRegular(),
        present.service() + " " + verb + value,
        "its limit of " + limit + share());
  }

  private String share() {
    return switch (condition.limit()) {
      case Limit.OfBytes fixed -> "";
      case Limit.OfServer part -> " (" + Percent.text(part.share()) + " of the server)";
      case Limit.OfCeiling part -> " (" + Percent.text(part.share()) + " of its own ceiling)";
    };
  }

  /**
   * The summed RSS; or more, where the last ruling figure of this life was above it: swapped-out
   * memory is in no RSS, and a cold leak that was swapped out stays out.
   */
  private static Bytes bound(Look look, ServiceSample.Present present) {
    return look.series()
        .flatMap(series -> series.newest())
        .filter(newest -> newest.at().equals(look.at()))
        .map(newest -> newest.value().max(present.upper()))
        .orElse(present.upper());
  }

  private static String doubt(ServiceSample.Present present, LimitWatch.Reading bound) {
    return bound.uses()
        + " with shared pages counted more than once, above "
        + bound.allowed()
        + (present.overdue()
            ? "; what it really uses could not be read in time"
            : "; what it really uses is not read yet");
  }

  private static Finding raised(Finding before, LimitWatch.Reading bound, boolean anew) {
    return new Finding(
        before.rule(),
        before.service(),
        bound.life(),
        State.PENDING,
        before.since(),
        Optional.of(bound.at()),
        anew ? 0 : before.readings(),
        bound.value(),
        bound.limit(),
        bound.value().minus(bound.clear()).max(Bytes.ZERO),
        true,
        before.reason());
  }

  private static Finding screened(Finding finding, Moment since, String reason) {
    return new Finding(
        finding.rule(),
        finding.service(),
        finding.life(),
        finding.state(),
        since,
        finding.seen(),
        finding.readings(),
        finding.value(),
        finding.limit(),
        finding.need(),
        true,
        reason);
  }
}

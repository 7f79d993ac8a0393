package io.staunch.core.verify;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.verify.Verification.Kind;
import io.staunch.core.verify.Verification.Result;
import java.time.Duration;
import java.util.Optional;

/**
 * Watches a life after an act until it is known whether the act was worth it: whether the life
 * takes long enough to pass the same limit again.
 *
 * <p>Memory is always low right after a restart, so a low figure proves nothing before the life has
 * lasted longer than {@link #bound()}; only passing the limit earlier does.
 *
 * @param order number of the order that acted
 * @param rule the rule whose limit counts
 * @param life the life after the act; for a reload the same as before
 * @param since when the act ended
 * @param limit the limit in bytes; for a server rule what the service held when it was judged
 * @param before ruling memory when it was judged
 * @param lifeBefore how long the judged life had run when it passed the limit; zero: no baseline
 * @param coolDown the rule's cool-down, without back-off
 */
public record WorthWatch(
    long order,
    String service,
    Rung rung,
    String rule,
    Incarnation life,
    Moment since,
    Bytes limit,
    Bytes before,
    Duration lifeBefore,
    Duration coolDown) {

  /** The act was worth it where the limit is not passed again for longer than this. */
  public Duration bound() {
    Duration coolDowns = coolDown.multipliedBy(4);
    Duration quarter = lifeBefore.dividedBy(4);
    return coolDowns.compareTo(quarter) >= 0 ? coolDowns : quarter;
  }

  /**
   * The answer by this sample; empty while it cannot be known.
   *
   * @param finding the rule's newest finding on this service, or on the server where the rule is
   *     about the server
   */
  public Optional<Verification> judge(Sample newest, Finding finding) {
    Optional<Duration> gone = newest.at().since(since);
    if (gone.isEmpty()) {
      return Optional.of(
          unknown("the host was booted since, which ended the life that was watched"));
    }
    if (gone.get().isNegative()) {
      return Optional.empty();
    }
    Optional<ServiceSample> seen = Sightings.of(newest, service);
    if (seen.isPresent() && seen.get() instanceof ServiceSample.Present present) {
      if (!present.life().equals(life)) {
        return Optional.of(
            unknown("its life was ended by others before it had lasted " + Spans.of(bound())));
      }
      return judge(present, rung.endsLife() ? present.age() : gone.get(), newest.at(), finding);
    }
    return gone.get().compareTo(bound()) >= 0
        ? Optional.of(unknown("it was not there when it had been watched for " + Spans.of(bound())))
        : Optional.empty();
  }

  /**
   * @param lasted how long the life has lasted that counts: since its start, or since the act that
   *     kept it
   */
  private Optional<Verification> judge(
      ServiceSample.Present present, Duration lasted, Moment at, Finding finding) {
    Bytes held = present.ruling().orElse(present.upper());
    boolean longEnough = lasted.compareTo(bound()) >= 0;
    if (held.compareTo(limit) <= 0) {
      return longEnough
          ? Optional.of(
              answer(
                  Result.YES,
                  present,
                  "it stayed below " + limit + " for " + Spans.of(lasted) + baseline()))
          : Optional.empty();
    }
    if (present.ruling().isPresent() && confirms(finding)) {
      Duration took = timeTo(finding, lasted, at);
      return Optional.of(
          took.compareTo(bound()) < 0
              ? answer(
                  Result.NO,
                  present,
                  "it passed "
                      + limit
                      + " again after "
                      + Spans.of(took)
                      + ", sooner than "
                      + Spans.of(bound())
                      + baseline())
              : answer(
                  Result.YES,
                  present,
                  "it took " + Spans.of(took) + " to pass " + limit + " again" + baseline()));
    }
    return lasted.compareTo(bound().multipliedBy(2)) >= 0
        ? Optional.of(
            unknown(
                "its memory could not be measured against " + limit + " for " + Spans.of(bound())))
        : Optional.empty();
  }

  /** A finding that is confirmed for another life says nothing about this one. */
  private boolean confirms(Finding finding) {
    return finding.rule().equals(rule)
        && finding.state() == Finding.State.CONFIRMED
        && finding.life().filter(judged -> !judged.equals(life)).isEmpty();
  }

  /**
   * How long the life had lasted when it passed the limit: when its finding was confirmed, or now
   * where the finding is older than what is counted or is about the server.
   */
  private static Duration timeTo(Finding finding, Duration lasted, Moment at) {
    Duration stood = at.since(finding.since()).orElse(Duration.ZERO);
    return finding.service().isEmpty() || stood.compareTo(lasted) > 0
        ? lasted
        : lasted.minus(stood);
  }

  private String baseline() {
    return lifeBefore.isZero()
        ? "; no earlier life to compare with"
        : "; the life before took " + Spans.of(lifeBefore);
  }

  private Verification unknown(String reason) {
    return new Verification(
        order,
        service,
        Kind.WORTH,
        Result.UNKNOWN,
        Optional.of(life),
        before,
        Optional.empty(),
        reason);
  }

  private Verification answer(Result result, ServiceSample.Present present, String reason) {
    return new Verification(
        order, service, Kind.WORTH, result, Optional.of(life), before, present.ruling(), reason);
  }
}

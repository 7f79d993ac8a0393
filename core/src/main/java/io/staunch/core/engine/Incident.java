package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Notice;
import java.util.Optional;

/**
 * One thing that is wrong, from the first confirmed finding until it clears and people have seen
 * it.
 *
 * @param number of the entry that opened it
 * @param held what held it last: guard and candidate, so that the same refusal is recorded once
 * @param heldSince since when that held it
 * @param told the newest notice people were sent
 * @param due a notice that waits for the rate cap
 */
public record Incident(
    long number,
    String rule,
    Optional<String> service,
    Moment opened,
    boolean open,
    boolean acknowledged,
    String held,
    Optional<Moment> heldSince,
    Optional<Notice> told,
    Optional<Moment> toldAt,
    Optional<Notice> due) {

  static Incident opened(long number, String rule, Optional<String> service, Moment at) {
    return new Incident(
        number,
        rule,
        service,
        at,
        true,
        false,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Incident closed() {
    return new Incident(
        number,
        rule,
        service,
        opened,
        false,
        acknowledged,
        "",
        Optional.empty(),
        told,
        toldAt,
        due);
  }

  Incident reopened() {
    return new Incident(
        number, rule, service, opened, true, acknowledged, held, heldSince, told, toldAt, due);
  }

  /** Whoever has seen it has not seen what the rate cap still holds back. */
  Incident seenByPerson() {
    return new Incident(
        number, rule, service, opened, open, true, held, heldSince, told, toldAt, due);
  }

  /** However often the reason changes, it is held since the first of them. */
  Incident heldBy(String what, Moment at) {
    return decided(what, heldSince.or(() -> Optional.of(at)));
  }

  /** Something is done about it. */
  Incident actedOn(String what) {
    return decided(what, Optional.empty());
  }

  private Incident decided(String what, Optional<Moment> since) {
    return new Incident(
        number, rule, service, opened, open, acknowledged, what, since, told, toldAt, due);
  }

  /** A page wants to be acknowledged, also where one before it was. */
  Incident toldNow(Notice notice, Moment at) {
    return new Incident(
        number,
        rule,
        service,
        opened,
        open,
        acknowledged && notice.severity() != Notice.Severity.PAGE,
        held,
        heldSince,
        Optional.of(notice),
        Optional.of(at),
        Optional.empty());
  }

  Incident dueFor(Notice notice) {
    return new Incident(
        number,
        rule,
        service,
        opened,
        open,
        acknowledged,
        held,
        heldSince,
        told,
        toldAt,
        Optional.of(notice));
  }

  /** Whether people were certainly told something since then. */
  boolean isToldSince(Moment moment) {
    return toldAt.flatMap(at -> at.since(moment)).map(later -> !later.isNegative()).orElse(false);
  }

  /** Whether people still have to be reminded of it. */
  boolean wantsReminder() {
    return !acknowledged && told.map(n -> n.severity() == Notice.Severity.PAGE).orElse(false);
  }
}

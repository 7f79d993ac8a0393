package io.staunch.core.ledger;

import io.staunch.core.act.Action;
import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.act.Step;
import io.staunch.core.decide.Candidate;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.fleet.Risk;
import io.staunch.core.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An incident written entry by entry: web and db on a server that is nearly full. */
final class Tale {
  static final Incarnation OLD = new Incarnation("4711:81022@boot");
  static final Incarnation NEW = new Incarnation("5120:90311@boot");
  private static final Instant START = Instant.parse("2025-11-01T03:12:44Z");

  private final List<Entry> entries = new ArrayList<>();
  private Duration now = Duration.ZERO;

  Tale after(Duration later) {
    now = now.plus(later);
    return this;
  }

  Tale then(Fact fact) {
    Moment at = new Moment(START.plus(now), Duration.ofHours(100).plus(now), "boot");
    entries.add(new Entry(40 + entries.size(), 40, at, fact));
    return this;
  }

  List<Entry> entries() {
    return entries;
  }

  Account account() {
    return Explain.account(entries, 40);
  }

  static Finding finding(Finding.State state, String reason) {
    return new Finding(
        "server-full",
        Optional.empty(),
        Optional.empty(),
        state,
        new Moment(START, Duration.ofHours(100), "boot"),
        Optional.empty(),
        3,
        Bytes.ofMebi(15_000),
        Bytes.ofMebi(14_746),
        state == Finding.State.CONFIRMED ? Bytes.ofMebi(992) : Bytes.ZERO,
        false,
        reason);
  }

  static Fact.Found found() {
    return new Fact.Found(
        finding(
            Finding.State.CONFIRMED, "the server uses 91.6 % of its memory, above 90 % for 10m"));
  }

  static Fact.Found cleared() {
    return new Fact.Found(finding(Finding.State.CLEAR, "the server uses 78 % of its memory"));
  }

  static Candidate candidate(
      String service, int mebi, double growth, double score, List<String> impact, String whyNot) {
    return new Candidate(
        service,
        Optional.of(OLD),
        Bytes.ofMebi(mebi),
        mebi / 16384.0,
        growth,
        service.equals("db") ? 1 : 0.1,
        service.equals("db") ? Duration.ofSeconds(90) : Duration.ofSeconds(9),
        score,
        Bytes.ofMebi(mebi - 100L),
        Risk.NEUTRAL,
        impact,
        whyNot.isEmpty() ? Optional.empty() : Optional.of(whyNot));
  }

  static Fact.Decided decided(Optional<Rung> rung, Optional<String> refusedBy, String reason) {
    Optional<String> held = refusedBy.filter(guard -> !guard.equals("candidates"));
    return new Fact.Decided(
        finding(
            Finding.State.CONFIRMED, "the server uses 91.6 % of its memory, above 90 % for 10m"),
        "web-limits@3",
        List.of(
            candidate(
                "web",
                4200,
                0.8,
                0.96,
                List.of("web", "web-cache"),
                held.map(_ -> reason).orElse("")),
            candidate("db", 9000, 0.1, -0.35, List.of("db"), ""),
            candidate(
                "cron",
                40,
                0,
                -0.1,
                List.of("cron"),
                "it would win back 1 MiB, below 10 % of the 992 MiB needed")),
        refusedBy.equals(Optional.of("candidates")) ? Optional.empty() : Optional.of("web"),
        rung,
        List.of("candidate", "protected", "barred"),
        refusedBy,
        reason);
  }

  static Fact.Decided restart() {
    return decided(
        Optional.of(Rung.RESTART),
        Optional.empty(),
        "restart is the gentlest step that the rule lists");
  }

  static Fact.Intended intended() {
    Order order =
        new Order(
            42,
            "web",
            Rung.RESTART,
            OLD,
            List.of(
                new Step.Evidence(Duration.ofSeconds(5)),
                new Step.Run(Step.Purpose.DRAIN, new Action("lb-out", Duration.ofSeconds(20))),
                new Step.Signal(Duration.ofSeconds(10), Duration.ofSeconds(5)),
                new Step.AwaitLife(Duration.ofSeconds(30)),
                new Step.Settle(Duration.ofSeconds(10))),
            List.of(
                new Step.Run(Step.Purpose.UNDRAIN, new Action("lb-in", Duration.ofSeconds(20)))),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            1,
            1);
    return new Fact.Intended(
        order,
        "server-full",
        finding(Finding.State.CONFIRMED, "full"),
        List.of("web", "web-cache"),
        List.of("web", "web-cache"),
        Bytes.ofMebi(4200),
        Duration.ofHours(26));
  }

  static Fact.Ended ended(Outcome.End end, String reason) {
    return new Fact.Ended(
        new Outcome(
            42,
            "web",
            end,
            Optional.of(NEW),
            List.of(
                "capturing evidence: ok after 180 ms (evidence in /var/lib/staunch/evidence/42-web.txt (14 KiB), 3 processes in 0s)",
                "drain by lb-out: ok after 1.2 s",
                "stop by signal: ok after 2.4 s (TERM was enough)",
                "the wait for a new life: ok after 1.1 s",
                "settling: ok after 10 s"),
            false,
            reason,
            Duration.ofSeconds(15)));
  }

  static Fact.Verified verified(Verification.Kind kind, Verification.Result result, String reason) {
    Optional<Bytes> after =
        result == Verification.Result.UNKNOWN ? Optional.empty() : Optional.of(Bytes.ofMebi(120));
    return new Fact.Verified(
        new Verification(
            42, "web", kind, result, Optional.of(NEW), Bytes.ofMebi(4200), after, reason));
  }

  static Fact.Told told(String code, Notice.Severity severity, int reminder, String next) {
    return new Fact.Told(
        new Notice(code, severity, 40, Optional.of("web"), reminder, "What the pager said.", next));
  }
}

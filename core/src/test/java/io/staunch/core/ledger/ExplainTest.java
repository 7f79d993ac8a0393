package io.staunch.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.Outcome;
import io.staunch.core.decide.Rung;
import io.staunch.core.ledger.Account.Status;
import io.staunch.core.verify.Verification.Kind;
import io.staunch.core.verify.Verification.Result;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static Tale restarted() {
    return new Tale()
        .then(Tale.found())
        .then(Tale.restart())
        .then(Tale.intended())
        .after(Duration.ofSeconds(15))
        .then(Tale.ended(Outcome.End.DONE, "all steps ran"))
        .then(
            new Fact.LifeChanged(
                "web", Optional.of(Tale.OLD), Optional.of(Tale.NEW), Fact.Cause.OURS))
        .after(Duration.ofSeconds(1))
        .then(Tale.verified(Kind.UP, Result.YES, "the new life stands and is healthy"))
        .then(Tale.told("ST-ACTED", Notice.Severity.TICKET, 0, "staunch explain 40"));
  }

  @Test
  void a_restart_reads_like_this_at_three_in_the_morning() {
    Tale tale =
        restarted()
            .after(Duration.ofHours(21))
            .then(
                Tale.verified(
                    Kind.WORTH, Result.NO, "it passed 4200 MiB again after 21h, sooner than 1d"))
            .then(
                new Fact.Barred(
                    "web", Rung.RESTART, "it passed 4200 MiB again after 21h, sooner than 1d"))
            .then(Tale.told("ST-INEFFECTIVE", Notice.Severity.PAGE, 0, "staunch history web"));
    assertThat(String.join("\n", Explain.lines(tale.account(), UTC)) + "\n")
        .isEqualTo(
            """
            Incident 40: the server as a whole, rule server-full, policy web-limits@3

              Now   The restart of web bought too little and is barred: it passed 4200 MiB again after 21h,
                    sooner than 1d.
              Next  Nothing more is done here before somebody acknowledges.
                    staunch ack 40 says that you have seen it: no more reminders, and the bar is lifted.
                    staunch history web is the next command to type.
                    docs/runbooks/ST-INEFFECTIVE.md says what to do about ST-INEFFECTIVE.

            Saturday 1 November 2025, times in UTC

              40  03:12:44  SEEN     the server uses 91.6 % of its memory, above 90 % for 10m
                                     - 14.6 GiB against 14.4 GiB (102 %); 992 MiB must be won back to clear it
              41  03:12:44  DECIDED  restart web: restart is the gentlest step that the rule lists
                rank  candidate   memory  total  growth  disruption  score     gain  downtime
                1 *   web        4.1 GiB   0.26    0.80        0.10   0.96    4 GiB        9s
                2     db         8.8 GiB   0.55    0.10        1.00  -0.35  8.7 GiB    1m 30s
                –     cron        40 MiB   0.00    0.00        0.10  -0.10  -60 MiB        9s
                                     - score = total + growth − disruption, each times its weight; * is decided
                                       on, – is out
                                     - web takes along: web-cache
                                     - not cron: it would win back 1 MiB, below 10 % of the 992 MiB needed
                                     - guards passed: candidate, protected, barred
              42  03:12:44  ORDERED  restart of web (order 42), only for life 4711:81022@boot, which held 4.1
                                     GiB after 1d 2h
                                     - steps: capture evidence (at most 5s), drain by action lb-out (at most
                                       20s), signal TERM, after 10s KILL (at most 15s), wait for a new life (at
                                       most 30s), see it stand for 10s
                                     - put back if it fails: undrain by action lb-in (at most 20s)
                                     - goes down with it: web-cache
              43  03:12:59  DONE     all steps ran, after 15s
                                     - capturing evidence: ok after 180 ms (evidence in
                                       /var/lib/staunch/evidence/42-web.txt (14 KiB), 3 processes in 0s)
                                     - drain by lb-out: ok after 1.2 s
                                     - stop by signal: ok after 2.4 s (TERM was enough)
                                     - the wait for a new life: ok after 1.1 s
                                     - settling: ok after 10 s
              44  03:12:59  LIFE     web: new life 5120:90311@boot, by our order
              45  03:13:00  UP       yes: the new life stands and is healthy
                                     - 4.1 GiB before, 120 MiB after: 4 GiB won back
              46  03:13:00  TOLD     ticket ST-ACTED: What the pager said.

            Sunday 2 November 2025

              47  00:13:00  WORTH    no: it passed 4200 MiB again after 21h, sooner than 1d
              48  00:13:00  BARRED   restart of web until somebody acknowledges
              49  00:13:00  TOLD     page ST-INEFFECTIVE: What the pager said.
                                     - next command told: staunch history web
            """);
  }

  @Test
  void where_it_stands_is_told_at_each_stage() {
    Tale tale = new Tale();
    stands(
        tale.then(Tale.found()),
        Status.SEEN,
        "Seen, and nothing is decided yet: the server uses 91.6 % of its memory, above 90 % for 10m.");
    tale.then(Tale.restart());
    stands(tale.then(Tale.intended()), Status.UNDER_WAY, "The restart of web is under way.");
    stands(
        tale.then(Tale.ended(Outcome.End.DONE, "all steps ran")),
        Status.ENDED,
        "The restart of web was carried out; whether the service is up is not answered yet.");
    stands(
        tale.then(Tale.verified(Kind.UP, Result.YES, "it stands")),
        Status.UP,
        "web had its restart and is up, 4.1 GiB before and 120 MiB after.");
    stands(
        tale.then(Tale.verified(Kind.WORTH, Result.YES, "it lasted 1d")),
        Status.WORTH,
        "The restart of web was worth it: it lasted 1d.");
  }

  @Test
  void observe_mode_says_what_would_have_been_done() {
    Tale tale =
        new Tale()
            .then(Tale.found())
            .then(
                Tale.decided(
                    Optional.of(Rung.RESTART),
                    Optional.of("mode"),
                    "mode observe: would restart web now"));
    stands(
        tale,
        Status.WOULD_ACT,
        "Staunch would have restarted web; its mode only allows it to say so.");
    assertThat(tale.account().next())
        .first()
        .isEqualTo("Nothing was touched. In mode enforce it would be done.");
    assertThat(text(tale))
        .contains("WOULD    have done: restart web. mode observe: would restart web now")
        .contains("; refused: mode");
  }

  @Test
  void a_held_decision_names_its_guard_and_does_not_say_the_reason_twice() {
    Tale tale =
        new Tale()
            .then(Tale.found())
            .then(
                Tale.decided(
                    Optional.of(Rung.RESTART),
                    Optional.of("pause"),
                    "paused by anna; it ends with staunch resume"))
            .then(Tale.told("ST-HELD", Notice.Severity.PAGE, 0, "staunch explain last"))
            .then(Tale.told("ST-HELD", Notice.Severity.PAGE, 1, "staunch explain last"));
    stands(
        tale,
        Status.HELD,
        "Nothing is done, guard pause holds the restart of web: paused by anna; it ends with staunch resume.");
    assertThat(text(tale))
        .contains(
            "HELD     restart web, by guard pause: paused by anna; it ends with staunch resume")
        .contains("guards passed: candidate, protected, barred; refused: pause")
        .doesNotContain("not web:")
        .contains("not cron: it would win back 1 MiB")
        .contains("TOLD     page ST-HELD, reminder 1, in the same words");
    assertThat(tale.account().next())
        .contains("staunch ack 40 says that you have seen it: no more reminders.");
  }

  @Test
  void nobody_to_act_on_is_told_with_every_reason() {
    Tale tale =
        new Tale()
            .then(Tale.found())
            .then(Tale.decided(Optional.empty(), Optional.of("candidates"), "each is too small"));
    stands(tale, Status.NOBODY, "Nothing is done, there is nobody to act on: each is too small.");
    assertThat(text(tale)).contains("HELD     nobody to act on: each is too small");
  }

  @Test
  void ends_that_are_not_good_are_told_plainly() {
    stands(
        new Tale()
            .then(Tale.found())
            .then(Tale.intended())
            .then(Tale.ended(Outcome.End.NOT_DONE, "the life had changed")),
        Status.NOT_DONE,
        "The restart of web was not done: the life had changed.");
    stands(
        new Tale()
            .then(Tale.found())
            .then(Tale.intended())
            .then(Tale.ended(Outcome.End.FAILED, "no new life within 30s")),
        Status.ENDED,
        "The restart of web failed: no new life within 30s.");
    stands(
        new Tale()
            .then(Tale.found())
            .then(Tale.intended())
            .then(Tale.ended(Outcome.End.UNKNOWN, "the agent died meanwhile")),
        Status.ENDED,
        "Nobody knows whether the restart of web took effect: the agent died meanwhile.");
    Tale notUp = restarted().then(Tale.verified(Kind.UP, Result.NO, "no life stands"));
    stands(notUp, Status.NOT_UP, "web is NOT UP after its restart: no life stands.");
    stands(
        restarted().then(Tale.verified(Kind.UP, Result.UNKNOWN, "smaps timed out")),
        Status.UP_UNKNOWN,
        "Nobody could see whether web is up after its restart: smaps timed out.");
    assertThat(notUp.account().next())
        .first()
        .isEqualTo("Nothing is repeated: somebody has to look at the service now.");
  }

  @Test
  void what_went_away_by_itself_is_told_as_that_and_what_we_cured_is_not() {
    stands(
        new Tale().then(Tale.found()).then(Tale.cleared()),
        Status.CLEARED,
        "It went away without an act of ours: the server uses 78 % of its memory.");
    stands(
        restarted().then(Tale.cleared()),
        Status.UP,
        "web had its restart and is up, 4.1 GiB before and 120 MiB after.");
  }

  @Test
  void an_acknowledgement_ends_the_wish_for_one() {
    Tale tale =
        restarted()
            .then(Tale.verified(Kind.WORTH, Result.NO, "too soon"))
            .then(new Fact.Barred("web", Rung.RESTART, "too soon"))
            .then(Tale.told("ST-INEFFECTIVE", Notice.Severity.PAGE, 0, "staunch explain last"));
    assertThat(tale.account().next())
        .contains("Nothing more is done here before somebody acknowledges.")
        .contains(
            "staunch ack 40 says that you have seen it: no more reminders, and the bar is lifted.")
        .contains("docs/runbooks/ST-INEFFECTIVE.md says what to do about ST-INEFFECTIVE.");
    tale.then(new Fact.Acknowledged(40, "anna"));
    assertThat(tale.account().next())
        .noneMatch(next -> next.contains("staunch ack") || next.contains("acknowledges"));
  }

  @Test
  void a_single_entry_outside_of_any_incident_is_told_alone() {
    Entry entry =
        new Entry(
            7,
            0,
            restarted().entries().getFirst().at(),
            new Fact.Paused("anna", "release", Optional.of(Duration.ofHours(2))));
    assertThat(Explain.lines(List.of(entry), UTC))
        .containsExactly(
            "Entry 7",
            "",
            "Saturday 1 November 2025, times in UTC",
            "",
            "  7  03:12:44  PAUSED   by anna for 2h: release");
    assertThat(Explain.lines(List.of(), UTC))
        .containsExactly("There is nothing to tell: the ledger holds no such entry.");
  }

  @Test
  void the_entry_that_was_asked_for_is_marked_and_a_new_day_is_told() {
    Tale tale = restarted().after(Duration.ofHours(30)).then(Tale.cleared());
    List<String> lines = Explain.lines(Explain.account(tale.entries(), 42), UTC);
    assertThat(lines)
        .filteredOn(line -> line.startsWith(">"))
        .singleElement()
        .asString()
        .startsWith("> 42  03:12:44  ORDERED");
    assertThat(lines).contains("Saturday 1 November 2025, times in UTC", "Sunday 2 November 2025");
  }

  @Test
  void what_others_wrote_cannot_move_the_cursor_nor_turn_the_text_around() {
    Tale tale = new Tale().then(new Fact.Gap("a\u001b[2Jb\u202ec\nd\u009be"));
    assertThat(Explain.lines(tale.account(), UTC).getLast()).endsWith("GAP      a?[2Jb?c?d?e");
  }

  @Test
  void no_line_is_wider_than_a_hundred_characters() {
    assertThat(Explain.lines(restarted().account(), UTC)).allMatch(line -> line.length() <= 100);
  }

  private static String text(Tale tale) {
    return String.join("\n", Explain.lines(tale.account(), UTC));
  }

  private static void stands(Tale tale, Status status, String summary) {
    assertThat(tale.account().status()).as(tale.account().summary()).isEqualTo(status);
    assertThat(tale.account().summary()).isEqualTo(summary);
  }
}

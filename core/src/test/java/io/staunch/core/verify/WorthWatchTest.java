package io.staunch.core.verify;

import static io.staunch.core.verify.Seen.NEW;
import static io.staunch.core.verify.Seen.OLD;
import static io.staunch.core.verify.Seen.START;
import static io.staunch.core.verify.Seen.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Rung;
import io.staunch.core.detect.Finding;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.verify.Verification.Result;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorthWatchTest {
  private static final Duration COOL_DOWN = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Bytes LIMIT = Bytes.ofMebi(500);

  private static WorthWatch watch(Rung rung, Incarnation life, Duration lifeBefore) {
    return new WorthWatch(
        7, "web", rung, "web-limit", life, START, LIMIT, Bytes.ofMebi(520), lifeBefore, COOL_DOWN);
  }

  private static WorthWatch restarted(Duration lifeBefore) {
    return watch(Rung.RESTART, NEW, lifeBefore);
  }

  private static Finding finding(Finding.State state, Incarnation life, Moment since) {
    return new Finding(
        "web-limit",
        Optional.of("web"),
        Optional.of(life),
        state,
        since,
        Optional.of(since),
        1,
        LIMIT,
        LIMIT,
        Bytes.ZERO,
        false,
        "as seen");
  }

  private static Finding clear() {
    return finding(Finding.State.CLEAR, NEW, START);
  }

  private static Finding confirmed(Duration gone) {
    return finding(Finding.State.CONFIRMED, NEW, START.plus(gone));
  }

  private static Sample web(Duration gone, long mebibytes) {
    return Seen.after(gone, Seen.web(NEW, gone, mebibytes));
  }

  private static Optional<Result> result(WorthWatch watch, Sample sample, Finding finding) {
    return watch.judge(sample, finding).map(Verification::result);
  }

  @Test
  void the_bound_is_four_cool_downs_or_a_quarter_of_the_life_before() {
    assertThat(restarted(DAY).bound()).isEqualTo(Duration.ofHours(6));
    assertThat(restarted(Duration.ofHours(1)).bound()).isEqualTo(Duration.ofMinutes(40));
    assertThat(restarted(Duration.ZERO).bound()).isEqualTo(Duration.ofMinutes(40));
  }

  @Test
  void low_memory_right_after_a_restart_proves_nothing() {
    assertThat(result(restarted(DAY), web(Duration.ofSeconds(1), 10), clear())).isEmpty();
    assertThat(result(restarted(DAY), web(Duration.ofHours(6).minusSeconds(1), 10), clear()))
        .isEmpty();
  }

  @Test
  void a_life_that_lasts_longer_than_the_bound_was_worth_it() {
    Verification worth = restarted(DAY).judge(web(Duration.ofHours(6), 300), clear()).orElseThrow();
    assertThat(worth.result()).isEqualTo(Result.YES);
    assertThat(worth.kind()).isEqualTo(Verification.Kind.WORTH);
    assertThat(worth.after()).contains(Bytes.ofMebi(300));
    assertThat(worth.reason()).isEqualTo("it stayed below 500 MiB for 6h; the life before took 1d");
  }

  @Test
  void a_life_that_passes_the_limit_sooner_was_not_worth_it() {
    Duration gone = Duration.ofHours(5);
    Verification worth = restarted(DAY).judge(web(gone, 501), confirmed(gone)).orElseThrow();
    assertThat(worth.result()).isEqualTo(Result.NO);
    assertThat(worth.reason())
        .isEqualTo("it passed 500 MiB again after 5h, sooner than 6h; the life before took 1d");
  }

  @Test
  void a_peak_that_the_rule_does_not_confirm_is_not_passing_the_limit() {
    Finding pending = finding(Finding.State.PENDING, NEW, START.plus(Duration.ofMinutes(1)));
    assertThat(result(restarted(DAY), web(Duration.ofMinutes(2), 900), pending)).isEmpty();
  }

  @Test
  void a_finding_about_the_life_before_says_nothing_about_this_one() {
    Finding stale = finding(Finding.State.CONFIRMED, OLD, START);
    assertThat(result(restarted(DAY), web(Duration.ofMinutes(2), 900), stale)).isEmpty();
  }

  @Test
  void a_limit_passed_only_after_the_bound_was_worth_it_whenever_that_is_seen() {
    Duration passed = Duration.ofHours(7);
    assertThat(result(restarted(DAY), web(passed.plusMinutes(1), 501), confirmed(passed)))
        .contains(Result.YES);
    assertThat(result(restarted(DAY), web(passed, 501), confirmed(Duration.ofHours(2))))
        .contains(Result.NO);
  }

  @Test
  void a_first_restart_is_judged_by_the_limit_in_bytes_after_four_cool_downs() {
    Verification worth =
        restarted(Duration.ZERO).judge(web(Duration.ofMinutes(40), 300), clear()).orElseThrow();
    assertThat(worth.result()).isEqualTo(Result.YES);
    assertThat(worth.reason()).endsWith("no earlier life to compare with");
  }

  @Test
  void a_life_that_others_ended_is_unknown() {
    Sample other = Seen.after(Duration.ofHours(1), Seen.web(THIRD, Duration.ofMinutes(1), 10));
    assertThat(result(restarted(DAY), other, clear())).contains(Result.UNKNOWN);
    Moment nextBoot = new Moment(START.wall().plusSeconds(60), Duration.ofSeconds(9), "next boot");
    Sample booted = Seen.at(nextBoot, Seen.web(THIRD, Duration.ofSeconds(1), 10));
    assertThat(result(restarted(DAY), booted, clear())).contains(Result.UNKNOWN);
  }

  @Test
  void a_service_that_is_not_there_is_waited_for_until_the_bound() {
    ServiceSample absent = new ServiceSample.Absent("web");
    assertThat(result(restarted(DAY), Seen.after(Duration.ofHours(1), absent), clear())).isEmpty();
    assertThat(result(restarted(DAY), Seen.after(Duration.ofHours(6), absent), clear()))
        .contains(Result.UNKNOWN);
  }

  @Test
  void the_cheap_upper_bound_can_clear_but_never_condemn() {
    Duration gone = Duration.ofHours(6);
    Sample low =
        Seen.after(gone, Seen.present("web", NEW, gone, Bytes.ofMebi(400), Optional.empty()));
    assertThat(result(restarted(DAY), low, clear())).contains(Result.YES);
    Sample high =
        Seen.after(gone, Seen.present("web", NEW, gone, Bytes.ofMebi(900), Optional.empty()));
    assertThat(result(restarted(DAY), high, confirmed(Duration.ofHours(1)))).isEmpty();
    Duration later = Duration.ofHours(12);
    Sample still =
        Seen.after(later, Seen.present("web", NEW, later, Bytes.ofMebi(900), Optional.empty()));
    assertThat(result(restarted(DAY), still, clear())).contains(Result.UNKNOWN);
  }

  @Test
  void a_reload_counts_from_its_end_since_the_life_is_older() {
    WorthWatch watch = watch(Rung.RELOAD, OLD, DAY);
    Duration age = Duration.ofDays(9);
    Finding low = finding(Finding.State.CLEAR, OLD, START);
    assertThat(result(watch, Seen.after(Duration.ofHours(5), Seen.web(OLD, age, 100)), low))
        .isEmpty();
    assertThat(result(watch, Seen.after(Duration.ofHours(6), Seen.web(OLD, age, 100)), low))
        .contains(Result.YES);
    Finding before = finding(Finding.State.CONFIRMED, OLD, START.plus(Duration.ofHours(-1)));
    assertThat(result(watch, Seen.after(Duration.ofSeconds(1), Seen.web(OLD, age, 510)), before))
        .as("a reload that freed nothing")
        .contains(Result.NO);
  }

  @Test
  void a_sample_from_before_the_act_ended_says_nothing() {
    assertThat(result(restarted(DAY), web(Duration.ofSeconds(-1), 900), confirmed(Duration.ZERO)))
        .isEmpty();
  }

  @Test
  void a_server_rule_counts_when_the_server_is_over_again_and_the_service_as_large_as_before() {
    Duration gone = Duration.ofHours(1);
    Finding server =
        new Finding(
            "web-limit",
            Optional.empty(),
            Optional.empty(),
            Finding.State.CONFIRMED,
            START.plus(Duration.ofHours(-9)),
            Optional.empty(),
            1,
            LIMIT,
            LIMIT,
            Bytes.ZERO,
            false,
            "as seen");
    Verification worth = restarted(DAY).judge(web(gone, 501), server).orElseThrow();
    assertThat(worth.result()).isEqualTo(Result.NO);
    assertThat(worth.reason()).startsWith("it passed 500 MiB again after 1h,");
    assertThat(result(restarted(DAY), web(gone, 100), server)).isEmpty();
  }
}

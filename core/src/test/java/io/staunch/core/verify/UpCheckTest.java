package io.staunch.core.verify;

import static io.staunch.core.verify.Seen.NEW;
import static io.staunch.core.verify.Seen.OLD;
import static io.staunch.core.verify.Seen.START;
import static io.staunch.core.verify.Seen.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.Order;
import io.staunch.core.act.Outcome;
import io.staunch.core.act.Step;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.verify.Verification.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UpCheckTest {
  private static final Duration PATIENCE = Duration.ofSeconds(35);
  private static final Duration SOON = Duration.ofSeconds(1);

  private static UpCheck check(
      Rung rung, Outcome.End end, Optional<Incarnation> after, String... active) {
    Order order =
        new Order(
            7,
            "web",
            rung,
            OLD,
            List.of(new Step.Settle(Duration.ofSeconds(5))),
            List.of(),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            1,
            1);
    Outcome outcome =
        new Outcome(7, "web", end, after, List.of(), false, "so it was", Duration.ofSeconds(9));
    return new UpCheck(
        order, outcome, START, new TreeSet<>(List.of(active)), Bytes.ofMebi(600), PATIENCE);
  }

  private static UpCheck restarted(String... active) {
    return check(Rung.RESTART, Outcome.End.DONE, Optional.of(NEW), active);
  }

  private static ServiceSample.Present web(Incarnation life) {
    return Seen.web(life, SOON, 40);
  }

  private static Verification answer(UpCheck check, Sample sample) {
    return check.judge(sample).orElseThrow();
  }

  @Test
  void a_restart_that_is_done_is_up_with_the_life_it_ended_with() {
    Verification up = answer(restarted("web"), Seen.after(SOON, web(NEW)));
    assertThat(up.result()).isEqualTo(Result.YES);
    assertThat(up.kind()).isEqualTo(Verification.Kind.UP);
    assertThat(up.life()).contains(NEW);
    assertThat(up.before()).isEqualTo(Bytes.ofMebi(600));
    assertThat(up.after()).contains(Bytes.ofMebi(40));
    assertThat(up.reason()).isEqualTo("a new life stands, 600 MiB before, 40 MiB now");
  }

  @Test
  void bytes_that_were_not_read_are_not_invented() {
    Sample sample =
        Seen.after(SOON, Seen.present("web", NEW, SOON, Bytes.ofMebi(60), Optional.empty()));
    Verification up = answer(restarted("web"), sample);
    assertThat(up.result()).isEqualTo(Result.YES);
    assertThat(up.after()).isEmpty();
    assertThat(up.reason()).endsWith("at most 60 MiB now");
  }

  @Test
  void a_sample_from_before_the_end_says_nothing() {
    assertThat(restarted("web").judge(Seen.after(Duration.ofSeconds(-1), web(NEW)))).isEmpty();
  }

  @Test
  void the_same_life_after_a_restart_is_not_up() {
    Verification up = answer(restarted("web"), Seen.after(SOON, web(OLD)));
    assertThat(up.result()).isEqualTo(Result.NO);
    assertThat(up.reason()).isEqualTo("the same life as before still runs");
  }

  @Test
  void another_life_than_the_one_that_was_found_healthy_is_not_known_to_be_up() {
    assertThat(answer(restarted("web"), Seen.after(SOON, web(THIRD))).result())
        .isEqualTo(Result.UNKNOWN);
  }

  @Test
  void a_service_that_is_down_is_waited_for_and_then_not_up() {
    Sample down = Seen.after(SOON, new ServiceSample.Absent("web"));
    assertThat(restarted("web").judge(down)).isEmpty();
    Verification up =
        answer(restarted("web"), Seen.after(PATIENCE, new ServiceSample.Absent("web")));
    assertThat(up.result()).isEqualTo(Result.NO);
    assertThat(up.life()).isEmpty();
    assertThat(up.reason()).isEqualTo("it is down 35s after the order ended");
  }

  @Test
  void a_service_that_comes_back_late_is_up_after_all() {
    assertThat(answer(restarted("web"), Seen.after(Duration.ofHours(1), web(NEW))).result())
        .isEqualTo(Result.YES);
  }

  @Test
  void a_contradiction_is_not_known() {
    Sample sample = Seen.after(PATIENCE, new ServiceSample.Contradicted("web", "a lying pid file"));
    assertThat(answer(restarted("web"), sample).result()).isEqualTo(Result.UNKNOWN);
    assertThat(answer(restarted("web"), Seen.after(PATIENCE)).result()).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void everything_that_went_down_with_it_must_be_active_again() {
    UpCheck check = restarted("web", "worker", "cron");
    ServiceSample.Present cron =
        Seen.present("cron", THIRD, SOON, Bytes.ofMebi(5), Optional.empty());
    ServiceSample.Present worker =
        Seen.present("worker", THIRD, SOON, Bytes.ofMebi(5), Optional.empty());
    assertThat(check.judge(Seen.after(SOON, web(NEW), cron))).isEmpty();
    Verification up =
        answer(check, Seen.after(PATIENCE, web(NEW), cron, new ServiceSample.Absent("worker")));
    assertThat(up.result()).isEqualTo(Result.NO);
    assertThat(up.reason()).isEqualTo("worker ran before and did not come back");
    assertThat(answer(check, Seen.after(SOON, web(NEW), cron, worker)).result())
        .isEqualTo(Result.YES);
  }

  @Test
  void a_service_that_was_not_active_before_need_not_be() {
    Sample sample = Seen.after(SOON, web(NEW), new ServiceSample.Absent("worker"));
    assertThat(answer(restarted("web"), sample).result()).isEqualTo(Result.YES);
  }

  @Test
  void an_order_that_failed_is_not_up_however_present_the_service_is() {
    Verification up =
        answer(
            check(Rung.RESTART, Outcome.End.FAILED, Optional.of(NEW)), Seen.after(SOON, web(NEW)));
    assertThat(up.result()).isEqualTo(Result.NO);
    assertThat(up.reason()).isEqualTo("the order failed: so it was");
  }

  @Test
  void an_unknown_end_is_never_called_up() {
    UpCheck check = check(Rung.RESTART, Outcome.End.UNKNOWN, Optional.of(OLD));
    assertThat(answer(check, Seen.after(SOON, web(OLD))).reason())
        .isEqualTo("the same life runs, but so it was");
    assertThat(answer(check, Seen.after(SOON, web(NEW))).result()).isEqualTo(Result.UNKNOWN);
    Sample down = Seen.after(PATIENCE, new ServiceSample.Absent("web"));
    assertThat(answer(check, down).result()).isEqualTo(Result.NO);
  }

  @Test
  void where_nothing_was_done_the_service_is_up_if_it_runs() {
    UpCheck check = check(Rung.RESTART, Outcome.End.NOT_DONE, Optional.of(OLD));
    assertThat(answer(check, Seen.after(SOON, web(OLD))).result()).isEqualTo(Result.YES);
  }

  @Test
  void a_reload_keeps_the_life() {
    UpCheck check = check(Rung.RELOAD, Outcome.End.DONE, Optional.of(OLD), "web");
    Verification up = answer(check, Seen.after(SOON, web(OLD)));
    assertThat(up.result()).isEqualTo(Result.YES);
    assertThat(up.reason()).startsWith("the same life stands");
    UpCheck died = check(Rung.RELOAD, Outcome.End.DONE, Optional.of(NEW), "web");
    assertThat(answer(died, Seen.after(SOON, web(NEW))).result()).isEqualTo(Result.NO);
  }

  @Test
  void where_nothing_is_measured_the_answer_is_unknown_in_the_end() {
    UpCheck check = restarted("web");
    assertThat(check.overdue(START.plus(SOON))).isEmpty();
    assertThat(check.overdue(START.plus(PATIENCE)).orElseThrow().result())
        .isEqualTo(Result.UNKNOWN);
    Moment nextBoot = new Moment(START.wall().plusSeconds(1), SOON, "next boot");
    assertThat(check.overdue(nextBoot)).isPresent();
  }
}

package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.decide.Rung;
import io.staunch.core.fleet.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModeGuardTest {
  private final Guard guard = new ModeGuard();
  private final Host host = new Host();

  @Test
  void enforce_with_a_tested_channel_acts() {
    assertThat(Ask.toRestart("web").in(Mode.ENFORCE).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void observe_says_what_would_be_done_and_does_nothing() {
    assertThat(Ask.toRestart("web").in(Mode.OBSERVE).refusedBy(guard, host.standing))
        .isEqualTo("mode observe: would restart web now (rule web-limit); only recorded");
  }

  @Test
  void advise_tells_people_and_does_nothing() {
    assertThat(Ask.toRestart("web").in(Mode.ADVISE).by(Rung.RELOAD).refusedBy(guard, host.standing))
        .isEqualTo(
            "mode advise: would reload web now (rule web-limit); a person may do so, nothing is done by itself");
  }

  @Test
  void approve_waits_for_a_person_and_says_where_to_answer() {
    assertThat(Ask.toRestart("web").in(Mode.APPROVE).refusedBy(guard, host.standing))
        .isEqualTo(
            "mode approve: would restart web now (rule web-limit), once a person says so: staunch"
                + " approvals");
  }

  @Test
  void an_approval_counts_in_mode_approve_only() {
    for (Mode mode : List.of(Mode.OBSERVE, Mode.ADVISE, Mode.APPROVE)) {
      Ask approved = Ask.toRestart("web").in(mode).with(Warrant.APPROVED);
      assertThat(approved.admittedBy(guard, new Standing())).isEqualTo(mode == Mode.APPROVE);
    }
  }

  @Test
  void what_a_person_orders_does_not_ask_for_the_mode() {
    for (Mode mode : Mode.values()) {
      Ask ordered = Ask.toRestart("web").in(mode).with(Warrant.ORDERED);
      assertThat(ordered.admittedBy(guard, new Standing())).isTrue();
    }
  }

  @Test
  void where_the_host_file_says_observe_nobody_orders_anything() {
    for (Mode highest : Mode.values()) {
      Ask ordered = Ask.toRestart("web").in(Mode.OBSERVE).under(highest).with(Warrant.ORDERED);
      assertThat(ordered.admittedBy(guard, host.standing)).isEqualTo(highest != Mode.OBSERVE);
    }
    assertThat(
            Ask.toRestart("web")
                .under(Mode.OBSERVE)
                .with(Warrant.ORDERED)
                .refusedBy(guard, host.standing))
        .isEqualTo(
            "the host file says observe: nothing is done here, not by a person's order either");
  }

  @Test
  void nobody_acts_alone_while_nobody_would_be_told() {
    Standing untested = new Standing();
    String reason =
        "mode enforce: would restart web now (rule web-limit), but no notify channel has passed its test: run staunch"
            + " notify test";
    assertThat(Ask.toRestart("web").refusedBy(guard, untested)).isEqualTo(reason);
    untested.channelTested("mail", false);
    assertThat(Ask.toRestart("web").refusedBy(guard, untested)).isEqualTo(reason);
    untested.channelTested("pager", true);
    assertThat(Ask.toRestart("web").admittedBy(guard, untested)).isTrue();
  }

  @Test
  void a_channel_that_fails_its_newest_test_no_longer_counts() {
    host.standing.channelTested("mail", false);
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Rung.class)
  void no_mode_below_enforce_admits_any_rung(Rung rung) {
    for (Mode mode : Mode.values()) {
      assertThat(Ask.toRestart("web").by(rung).in(mode).admittedBy(guard, host.standing))
          .isEqualTo(mode == Mode.ENFORCE);
    }
  }
}

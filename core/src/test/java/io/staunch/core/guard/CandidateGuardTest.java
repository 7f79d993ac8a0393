package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandidateGuardTest {
  private final Guard guard = new CandidateGuard();
  private final Host host = new Host();

  @Test
  void a_candidate_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void a_service_that_no_policy_names_is_never_acted_on() {
    assertThat(Ask.toRestart("billing").refusedBy(guard, host.standing))
        .isEqualTo(
            "billing is not a candidate: no rule of the policy may act on it; name it in one to change that");
  }

  @Test
  void of_what_is_protected_it_says_so_since_naming_it_would_not_help() {
    assertThat(Ask.toRestart("sshd").refusedBy(guard, host.standing))
        .isEqualTo(
            "sshd is the way in for people, which is protected on every host; nothing lifts this");
    assertThat(Ask.toRestart("ledger").protecting("ledger").refusedBy(guard, host.standing))
        .isEqualTo("ledger is on the policy's protected list");
  }

  @Test
  void being_allowed_to_go_along_does_not_make_a_candidate() {
    assertThat(Ask.toRestart("billing").mayTakeAlong("billing").refusedBy(guard, host.standing))
        .contains("not a candidate");
  }

  @Test
  void a_service_beyond_those_that_can_be_followed_is_not_acted_on() {
    for (int i = 0; i < Standing.MOST_SERVICES; i++) {
      host.standing.worth("other-" + i, true, host.at());
    }
    assertThat(Ask.toRestart("web").refusedBy(guard, host.standing))
        .isEqualTo(
            "the past of web is not known: only 1024 services can be followed; declare fewer");
    assertThat(Ask.toRestart("other-7").candidates("other-7").admittedBy(guard, host.standing))
        .isTrue();
  }
}

package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.decide.Rung;
import io.staunch.core.guard.Treasury.Claim;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTreasuryTest {
  private final SharedTreasury shared = new SharedTreasury();
  private final Treasury a = shared.seat("a");
  private final Treasury b = shared.seat("b");
  private final Host clock = new Host();
  private final Claim web = Claim.of("web", Rung.RESTART, List.of());
  private final Terms one = Ask.toRestart("web").outAtOnce(1).request().terms();

  @Test
  void what_is_out_on_one_host_counts_on_the_other_with_its_name() {
    a.charge(1, web, clock.at());
    assertThat(b.shortOfPermits(web, one))
        .contains(
            "1 service out already (web on a), 1 allowed at once: holds until enough were seen"
                + " healthy");
    assertThat(a.shortOfPermits(web, one)).get().asString().contains("web was not seen healthy");
    a.release(1);
    assertThat(b.shortOfPermits(web, one)).isEmpty();
  }

  @Test
  void orders_are_numbered_by_each_host_for_itself() {
    a.charge(1, web, clock.at());
    b.charge(1, Claim.of("api", Rung.RESTART, List.of()), clock.at());
    b.withdraw(1);
    assertThat(a.out()).containsOnlyKeys("web");
    assertThat(b.out()).isEmpty();
    assertThat(b.shortOfPermits(web, one)).isPresent();
  }

  @Test
  void one_budget_is_spent_by_all() {
    Terms terms = Ask.toRestart("web").hostBudget(2, Duration.ofHours(1)).request().terms();
    a.charge(1, Claim.of("x", Rung.RESTART, List.of()), clock.at());
    assertThat(b.shortOfTokens(web, terms, clock.at())).isEmpty();
    b.charge(1, Claim.of("y", Rung.RESTART, List.of()), clock.at());
    assertThat(a.shortOfTokens(web, terms, clock.at()))
        .get()
        .asString()
        .startsWith("the fleet has used 2 of its 2 restarts");
    b.withdraw(1);
    assertThat(a.shortOfTokens(web, terms, clock.at())).isEmpty();
  }

  @Test
  void a_name_has_one_seat_and_there_is_an_end_of_them() {
    assertThat(shared.seat("a")).isSameAs(a);
    for (int host = 2; host < SharedTreasury.MOST_HOSTS; host++) {
      shared.seat("h" + host);
    }
    assertThatThrownBy(() -> shared.seat("one-more")).isInstanceOf(IllegalStateException.class);
  }
}

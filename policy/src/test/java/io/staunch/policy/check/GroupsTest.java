package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.engine.Ruleset;
import io.staunch.core.guard.Group;
import io.staunch.core.guard.Terms;
import io.staunch.policy.setting.Loaded;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Groups as a policy says them and as the guards read them. */
class GroupsTest {
  private static final String POLICY =
      """
      kind: policy
      name: p
      mode: enforce
      candidates: "*"
      groups:
        tier: {services: [web, "cache-*"], budget: 2 per 1h, out-at-once: 1}
        all: {services: "*", out-at-once: 2}
      rules:
        web: {services: web, limit: 1GiB}
      """;

  @Test
  void a_group_counts_by_name_or_pattern_also_what_this_host_does_not_have() {
    Loaded<Ruleset> bound = Given.bind(POLICY, Given.host());
    assertThat(bound.problems()).isEmpty();
    assertThat(bound.warnings()).isEmpty();
    Group tier = bound.value().orElseThrow().terms().groups().getFirst();
    assertThat(tier.name()).isEqualTo("tier");
    assertThat(tier.has("web")).isTrue();
    assertThat(tier.has("cache-of-another-host")).isTrue();
    assertThat(tier.has("database")).isFalse();
    assertThat(tier.budget()).contains(new Terms.Budget(2, Duration.ofHours(1)));
    assertThat(tier.outAtOnce()).contains(1);
  }

  @Test
  void what_holds_for_a_service_names_its_groups() {
    assertThat(Given.bind(POLICY, Given.host()).effective())
        .anySatisfy(row -> {
          assertThat(row.name()).isEqualTo("web");
          assertThat(row.value()).isEqualTo("web (enforce: restart); counted with tier, all");
        });
  }
}

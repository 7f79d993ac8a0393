package io.staunch.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RightsTest {
  private static final String GROUPS =
      """
      root:x:0:
      staunch:x:990:mon,alice
      staunch-op:x:991:alice,op
      broken
      other:x:1:bob
      """;

  private final Rights rights =
      new Rights("agent", "staunch", "staunch-op", user -> Rights.parsed(GROUPS, user));

  @Test
  void readers_read_and_operators_do_both() throws Exception {
    assertThat(caller("mon", "mon")).isEqualTo(new Caller("mon", Optional.empty(), true, false));
    assertThat(caller("op", "op")).isEqualTo(new Caller("op", Optional.empty(), true, true));
    assertThat(caller("alice", "alice").mayOperate()).isTrue();
    assertThat(caller("bob", "bob").mayRead()).isFalse();
  }

  @Test
  void the_primary_group_counts() throws Exception {
    assertThat(caller("carol", "staunch").mayRead()).isTrue();
    assertThat(caller("carol", "staunch").mayOperate()).isFalse();
  }

  @Test
  void root_and_the_agents_own_user_operate() throws Exception {
    assertThat(caller("root", "root").mayOperate()).isTrue();
    assertThat(caller("agent", "agent").mayOperate()).isTrue();
  }

  @Test
  void who_logged_in_is_told_where_it_is_another() throws Exception {
    assertThat(rights.caller("root", "root", Optional.of("alice")).by())
        .isEqualTo("root (login alice)");
    assertThat(rights.caller("mon", "mon", Optional.of("mon")).by()).isEqualTo("mon");
    assertThat(List.of(caller("mon", "mon").by())).containsExactly("mon");
  }

  private Caller caller(String user, String primaryGroup) throws InterruptedException {
    return rights.caller(user, primaryGroup, Optional.empty());
  }
}

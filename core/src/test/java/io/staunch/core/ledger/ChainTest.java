package io.staunch.core.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChainTest {

  @Test
  void a_link_can_be_checked_with_sha256sum() {
    // printf '%064d\nhello' 0 | sha256sum
    assertThat(Chain.link(Chain.GENESIS, "hello".getBytes(UTF_8)))
        .isEqualTo("d78c26793f1dab63611ab1bb456558666a2c7585773cd470c31c147d02f837dc");
  }

  @Test
  void a_link_depends_on_what_it_follows_and_on_every_byte() {
    String first = Chain.link(Chain.GENESIS, "a".getBytes(UTF_8));
    assertThat(Chain.link(first, "b".getBytes(UTF_8)))
        .isNotEqualTo(Chain.link(Chain.GENESIS, "b".getBytes(UTF_8)))
        .isNotEqualTo(Chain.link(first, "c".getBytes(UTF_8)))
        .isEqualTo(Chain.link(first, "b".getBytes(UTF_8)))
        .hasSize(64);
  }
}

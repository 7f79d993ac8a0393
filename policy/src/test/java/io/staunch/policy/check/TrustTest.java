package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.text.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final Trust.Facts ETC = folder("/etc", 0, 0755);

  private static Trust.Facts file(int owner, int mode) {
    return new Trust.Facts(Path.of("/etc/host.yaml"), owner, mode, false);
  }

  private static Trust.Facts folder(String path, int owner, int mode) {
    return new Trust.Facts(Path.of(path), owner, mode, true);
  }

  private static List<String> judge(int uid, Trust.Facts... facts) {
    return Trust.judge(List.of(facts), uid).stream().map(Problem::toString).toList();
  }

  @Test
  void a_file_of_root_that_nobody_else_writes_is_trusted_by_all() {
    assertThat(judge(0, file(0, 0644), ETC)).isEmpty();
    assertThat(judge(1000, file(0, 0600), ETC)).isEmpty();
  }

  @Test
  void root_trusts_nobody_but_root() {
    assertThat(judge(0, file(1000, 0644)))
        .containsExactly(
            "/etc/host.yaml: found a file owned by user 1000, expected a file owned by root"
                + " — chown 0 /etc/host.yaml");
  }

  @Test
  void another_user_trusts_itself_and_root() {
    assertThat(judge(1000, file(1000, 0600))).isEmpty();
    assertThat(judge(1000, file(1001, 0600)))
        .singleElement()
        .asString()
        .contains("expected a file owned by root or user 1000");
  }

  @Test
  void what_group_or_others_may_write_is_not_trusted() {
    assertThat(judge(0, file(0, 0664))).singleElement().asString().contains("its group may write");
    assertThat(judge(0, file(0, 0646))).singleElement().asString().contains("everybody may write");
    assertThat(judge(0, file(0, 0644), folder("/etc", 0, 0777)))
        .singleElement()
        .asString()
        .startsWith("/etc: found a folder that everybody may write to");
  }

  @Test
  void in_a_sticky_folder_nobody_replaces_anothers_file() {
    assertThat(judge(1000, file(1000, 0600), folder("/tmp", 0, 01777))).isEmpty();
  }
}

package io.staunch.agent.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.actuate.CommandRunner;
import io.staunch.policy.file.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
final class CommandCarrierTest {
  @TempDir Path folder;
  private final Message message = Messages.page("srv1-17", "web is over\n$(id) \0 `id`");

  @Test
  void a_program_gets_facts_as_environment_and_the_whole_on_standard_input() throws Exception {
    Path got = folder.resolve("got");
    String script =
        "{ env -u PWD -u SHLVL -u OLDPWD -u _ | sort; cat; echo \"arguments: $#\"; } > " + got;
    assertThat(carried(script, 20_000)).isEqualTo(Delivery.DELIVERED);
    assertThat(Files.readString(got))
        .contains("STAUNCH_CODE=ST-HELD\n")
        .contains("STAUNCH_HOST=srv1\n")
        .contains("STAUNCH_KEY=srv1-17\n")
        .contains("STAUNCH_SEVERITY=page\n")
        .contains("STAUNCH_SERVICE=web\n")
        .contains("STAUNCH_SUBJECT=[srv1] PAGE ST-HELD web: web is over\n")
        .contains("STAUNCH_TEXT=web is over\n")
        .contains("{\"version\":1,\"key\":\"srv1-17\"")
        .contains("$(id)")
        .endsWith("arguments: 0\n");
  }

  @Test
  void a_program_that_fails_or_hangs_has_not_delivered() throws Exception {
    assertThat(carried("cat >/dev/null; echo no route; exit 2", 20_000))
        .isEqualTo(new Delivery.Failed("exit code 2: no route"));
    assertThat(WebCarrierTest.reason(carried("sleep 60", 200))).startsWith("killed after ");
  }

  private Delivery carried(String script, long millis) throws InterruptedException {
    Channel.Command channel =
        new Channel.Command("pager", List.of("/bin/sh", "-c", script), Duration.ofMillis(millis));
    return new CommandCarrier(channel, CommandRunner.ofThisMachine()).carry(message);
  }
}

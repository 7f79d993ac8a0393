package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.file.AgentSettings;
import io.staunch.policy.file.HostSettings;
import io.staunch.policy.file.PolicySettings;
import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.trial.TrialSettings;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A setting that is documented but read by nothing would be a lie. */
class SettingsAreReadTest {
  private static void check(Table root, Loaded<?>... files) {
    TreeSet<String> read = new TreeSet<>();
    for (Loaded<?> file : files) {
      assertThat(file.problems()).isEmpty();
      file.effective().stream()
          .map(Effective::name)
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .forEach(read::add);
    }
    for (Table table : root.family()) {
      for (Setting<?> setting : table.settings()) {
        if (setting.kind().inside().isEmpty()) {
          assertThat(read).as(table.title()).contains(setting.name());
        }
      }
    }
  }

  private static Loaded<?> good(String file) {
    return Given.byName(
        file.equals("policy.yaml") ? "policy-x" : "host-x",
        Given.text(Given.RESOURCES.resolve("good").resolve(file)));
  }

  @Test
  void each_setting_of_every_kind_of_file_is_read() {
    check(PolicySettings.TABLE, good("policy.yaml"));
    check(HostSettings.TABLE, good("full-host.yaml"));
    check(AgentSettings.TABLE, Given.byName("agent-x", "kind: agent\n"));
    String test = Given.text(Given.RESOURCES.resolve("good/full.test.yaml"));
    check(TrialSettings.TABLE, Given.byName("test-x", test));
  }

  @Test
  void a_settings_sentence_is_a_sentence() {
    for (Table root :
        List.of(
            PolicySettings.TABLE, HostSettings.TABLE, AgentSettings.TABLE, TrialSettings.TABLE)) {
      for (Table table : root.family()) {
        assertThat(table.sentence()).as(table.title()).endsWith(".");
        for (Setting<?> setting : table.settings()) {
          assertThat(setting.sentence()).as(setting.name()).endsWith(".");
        }
      }
    }
  }
}

package io.staunch.core.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageManagersTest {
  private final Host host = new Host();

  private Host running(String name, int uid, String... arguments) {
    return host.start(100, 1, arguments).change(100, p -> With.uid(With.command(p, name), uid));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dpkg", "apt-get", "unattended-upgr", "dnf", "yum", "rpm", "zypper"})
  void that_root_runs_is_told(String name) {
    assertThat(running(name, 0, name, "install").sample().surroundings().packageManager())
        .contains(name);
  }

  @Test
  void run_by_somebody_else_changes_nothing() {
    assertThat(running("dpkg", 1000, "dpkg", "-l").sample().surroundings().packageManager())
        .isEmpty();
  }

  @Test
  void waiting_for_shutdown_is_not_at_work() {
    running(
        "unattended-upgr",
        0,
        "/usr/bin/python3",
        "/usr/share/unattended-upgrades/unattended-upgrade-shutdown",
        "--wait-for-signal");

    assertThat(host.sample().surroundings().packageManager()).isEmpty();
  }
}

package io.staunch.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedGuardTest {
  private final Guard guard = new ProtectedGuard();
  private final Host host = new Host();

  @Test
  void an_ordinary_candidate_passes() {
    assertThat(Ask.toRestart("web").admittedBy(guard, host.standing)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "systemd",
        "systemd-journald",
        "systemd-networkd.service",
        "user@1000.service",
        "staunch",
        "staunch-agent",
        "sshd",
        "ssh",
        "ssh.service",
        "sshd@7-10.0.0.1:22",
        "dbus",
        "dbus-broker",
        "journald",
        "NetworkManager",
        "networkd",
        "keepalived",
        "kthreadd",
        "[kworker/0:1]",
        "kworker/0:1",
        "qemu-system-x86_64",
        "machine-qemu-1-vm.scope",
        "libvirtd",
        "corosync",
        "pacemaker",
        "docker",
        "containerd",
        "containerd-shim-runc-v2",
        "crio",
        "podman"
      })
  void nobody_restarts_what_keeps_the_host_alive(String name) {
    assertThat(Ask.toRestart(name).candidates(name).refusedBy(guard, host.standing))
        .startsWith(name + " is ")
        .endsWith("which is protected on every host; nothing lifts this");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "ssh-metrics",
        "staunch-demo-leak",
        "dockerised-app",
        "initech",
        "users",
        "network-billing"
      })
  void a_name_that_only_resembles_them_is_not_protected(String name) {
    assertThat(Ask.toRestart(name).candidates(name).admittedBy(guard, host.standing)).isTrue();
  }

  @Test
  void the_policys_protected_list_wins_over_its_candidates() {
    assertThat(Ask.toRestart("db").protecting("db").refusedBy(guard, host.standing))
        .isEqualTo("db is on the policy's protected list");
  }

  @Test
  void nothing_protected_goes_down_with_a_candidate() {
    assertThat(
            Ask.toRestart("web")
                .takingAlong("sshd")
                .mayTakeAlong("sshd")
                .refusedBy(guard, host.standing))
        .startsWith("sshd (it goes down with web) is the way in for people");
    assertThat(
            Ask.toRestart("web").takingAlong("db").protecting("db").refusedBy(guard, host.standing))
        .isEqualTo("db (it goes down with web) is on the policy's protected list");
  }

  @Test
  void whoever_goes_along_must_be_a_candidate_or_allowed_to() {
    assertThat(Ask.toRestart("web").takingAlong("db").admittedBy(guard, host.standing)).isTrue();
    assertThat(
            Ask.toRestart("web")
                .takingAlong("logger")
                .mayTakeAlong("logger")
                .admittedBy(guard, host.standing))
        .isTrue();
    assertThat(Ask.toRestart("web").takingAlong("db", "logger").refusedBy(guard, host.standing))
        .isEqualTo(
            "logger (it goes down with web) is neither a candidate nor listed under may-take-along; list it to allow"
                + " that");
  }
}

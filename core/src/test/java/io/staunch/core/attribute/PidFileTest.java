package io.staunch.core.attribute;

import static io.staunch.core.attribute.Host.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PidFileTest {
  private final Host host = new Host();

  private Host declared() {
    return host.declare(With.pidFile(service("web"), "/run/web.pid"));
  }

  @Test
  void it_names_the_leader_among_twins() {
    declared().declare(With.pidFile(service("web2"), "/run/web2.pid"));
    host.start(100, 1, "app", "serve").start(101, 100, "helper").start(200, 1, "app", "serve");
    host.pidFile("web", 100, true).pidFile("web2", 200, true);

    assertThat(host.present("web").pids()).containsExactly(100, 101);
    assertThat(host.present("web2").pids()).containsExactly(200);
  }

  @Test
  void that_names_another_users_process_contradicts_however_trusted() {
    declared().start(100, 1, "app").change(100, p -> With.uid(p, 33)).pidFile("web", 100, true);

    assertThat(host.contradiction("web"))
        .isEqualTo(
            "pid file /run/web.pid names pid 100, which runs as uid 33, not as the declared uid 1000");
  }

  @Test
  void that_names_another_executable_contradicts() {
    host.declare(With.executable(With.pidFile(service("web"), "/run/web.pid"), "/bin/app"));
    host.start(100, 1, "app")
        .change(100, p -> With.executable(p, "/bin/sleep"))
        .pidFile("web", 100, true);

    assertThat(host.contradiction("web"))
        .endsWith("which runs /bin/sleep, not the declared /bin/app");
  }

  @Test
  void that_names_a_process_outside_the_cgroup_contradicts() {
    host.declare(With.cgroup(With.pidFile(service("web"), "/run/web.pid"), "/web"));
    host.start(100, 1, "app").pidFile("web", 100, true);

    assertThat(host.contradiction("web"))
        .endsWith("which lives in cgroup /, not in the declared /web");
  }

  @Test
  void that_names_a_process_without_the_declared_words_contradicts() {
    host.declare(With.command(With.pidFile(service("web"), "/run/web.pid"), "serve"));
    host.start(100, 1, "app", "sleep").pidFile("web", 100, true);

    assertThat(host.contradiction("web"))
        .endsWith("lacks the declared words of the command line: serve");
  }

  @Test
  void that_others_can_write_counts_only_with_an_executable_that_agrees() {
    declared().start(100, 1, "app").pidFile("web", 100, false);
    assertThat(host.contradiction("web")).contains("can be written by others than root");

    Host checked =
        new Host()
            .declare(With.executable(With.pidFile(service("web"), "/run/web.pid"), "/bin/app"));
    checked.start(100, 1, "app").pidFile("web", 100, false);
    assertThat(checked.present("web").leader()).isEqualTo(100);
  }

  @Test
  void that_is_missing_leaves_the_service_absent() {
    declared().start(100, 1, "app");

    assertThat(host.sample("web")).isEqualTo(new ServiceSample.Absent("web"));
  }

  @Test
  void that_is_stale_while_something_fits_is_told() {
    host.declare(With.command(With.pidFile(service("web"), "/run/web.pid"), "serve"));
    host.start(100, 1, "app", "serve").pidFile("web", 99, true);

    assertThat(host.contradiction("web"))
        .isEqualTo(
            "pid file /run/web.pid is missing, unreadable or names no running process, although pid 100 fits"
                + " the rest of the declaration");
  }

  @Test
  void that_is_stale_while_only_a_named_twin_runs_leaves_the_service_absent() {
    host.declare(With.command(With.pidFile(service("web"), "/run/web.pid"), "serve"));
    host.declare(With.command(With.pidFile(service("web2"), "/run/web2.pid"), "serve"));
    host.start(100, 1, "app", "serve").pidFile("web", 100, true).pidFile("web2", 99, true);

    assertThat(host.present("web").leader()).isEqualTo(100);
    assertThat(host.sample("web2")).isEqualTo(new ServiceSample.Absent("web2"));
  }

  @Test
  void naming_another_services_process_contradicts_both() {
    declared().declare(With.command(service("api"), "api"));
    host.start(100, 1, "app", "api").pidFile("web", 100, true);

    assertThat(host.contradiction("web")).contains("claimed by the services api and web");
    assertThat(host.contradiction("api")).contains("claimed by the services api and web");
  }
}

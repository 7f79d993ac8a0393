package io.staunch.core.attribute;

import static io.staunch.core.attribute.Host.APP;
import static io.staunch.core.attribute.Host.detail;
import static io.staunch.core.attribute.Host.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private final Host host = new Host();

  @Test
  void a_service_is_its_leader_and_the_tree_below_it() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve")
        .start(101, 100, "helper")
        .start(102, 101, "helper")
        .start(200, 1, "other");

    ServiceSample.Present web = host.present("web");

    assertThat(web.pids()).containsExactly(100, 101, 102);
    assertThat(web.upper()).isEqualTo(Bytes.ofMebi(30));
    assertThat(web.threads()).isEqualTo(3);
    assertThat(web.life()).isEqualTo(Incarnation.of("boot-1", 100, 100));
    assertThat(web.age()).isEqualTo(Duration.ofHours(1).plusSeconds(1).minusMillis(1000));
  }

  @Test
  void a_service_without_a_process_is_absent() {
    host.declare(With.command(service("web"), "serve")).start(100, 1, "app", "other");

    assertThat(host.sample("web")).isEqualTo(new ServiceSample.Absent("web"));
  }

  @Test
  void services_come_in_order_of_name() {
    host.declare(With.command(service("b"), "b")).declare(With.command(service("a"), "a"));

    assertThat(host.sample().services())
        .extracting(ServiceSample::service)
        .containsExactly("a", "b");
  }

  @Test
  void command_words_match_as_whole_arguments_in_their_order() {
    host.declare(With.command(service("web"), "-c", "web.conf"));

    assertThat(host.start(100, 1, "app", "-c", "web.conf.old").sample("web"))
        .isInstanceOf(ServiceSample.Absent.class);
    assertThat(host.start(100, 1, "app", "web.conf", "-c").sample("web"))
        .isInstanceOf(ServiceSample.Absent.class);
    assertThat(host.start(100, 1, "app", "-c -v web.conf").sample("web"))
        .isInstanceOf(ServiceSample.Absent.class);
    assertThat(host.start(100, 1, "app", "-c", "-v", "web.conf").present("web").leader())
        .isEqualTo(100);
  }

  @Test
  void the_ruling_figure_is_summed_over_all_processes() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "helper");
    host.change(100, p -> With.detail(p, detail(10, 5, 2)))
        .change(101, p -> With.detail(p, detail(1, 0, 0)));

    ServiceSample.Present web = host.present("web");

    assertThat(web.ruling()).contains(Bytes.ofMebi(18));
    assertThat(web.swap()).contains(Bytes.ofMebi(2));
    assertThat(web.fileDescriptors()).contains(14);
    assertThat(web.overdue()).isFalse();
  }

  @Test
  void a_sum_with_one_process_unread_is_no_ruling_figure() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "helper");
    host.change(100, p -> With.detail(p, detail(10, 5, 2))).late(101);

    ServiceSample.Present web = host.present("web");

    assertThat(web.ruling()).isEmpty();
    assertThat(web.overdue()).isTrue();
  }

  @Test
  void figures_nobody_asked_for_are_not_overdue() {
    host.declare(With.command(service("web"), "serve")).start(100, 1, "app", "serve");

    assertThat(host.present("web").ruling()).isEmpty();
    assertThat(host.present("web").overdue()).isFalse();
  }

  @Test
  void a_hundred_megabytes_shared_by_eleven_processes_count_once() {
    host.declare(With.command(service("web"), "serve")).start(100, 1, "app", "serve");
    IntStream.rangeClosed(101, 110).forEach(pid -> host.start(pid, 100, "app", "serve"));
    IntStream.rangeClosed(100, 110)
        .forEach(
            pid -> host.change(pid, p -> With.detail(With.memory(p, 101, 0), detail(9, 0, 0))));

    ServiceSample.Present web = host.present("web");

    assertThat(web.pids()).hasSize(11);
    assertThat(web.leader()).isEqualTo(100);
    assertThat(web.upper()).isEqualTo(Bytes.ofMebi(1111));
    assertThat(web.ruling()).contains(Bytes.ofMebi(99));
  }

  @Test
  void memory_that_was_swapped_out_stays_in_the_upper_bound() {
    host.declare(With.command(service("web"), "serve")).start(100, 1, "app", "serve");
    host.change(100, p -> With.memory(p, 20, 400));

    assertThat(host.present("web").upper()).isEqualTo(Bytes.ofMebi(420));
  }

  @Test
  void the_debugger_of_any_process_is_told() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "helper");
    host.change(101, p -> With.detail(p, With.tracer(detail(1, 1, 1), 4711)));

    assertThat(host.present("web").tracer()).contains(4711);
  }

  @Test
  void a_child_of_another_user_is_not_the_services_nor_is_what_lies_below_it() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "sudo").start(102, 101, "mine again");
    host.change(101, p -> With.uid(p, 0));

    assertThat(host.present("web").pids()).containsExactly(100);
  }

  @Test
  void a_stranger_that_took_the_pid_of_a_dead_parent_is_not_the_parent() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "other").start(101, 100, "orphan");
    host.end(100).start(100, 1, "app", "serve");
    host.change(100, p -> With.startTicks(p, 5000)).change(101, p -> With.parent(p, 100));

    assertThat(host.present("web").pids()).containsExactly(100);
  }

  @Test
  void a_reused_pid_is_a_new_life() {
    host.declare(With.command(service("web"), "serve")).start(100, 1, "app", "serve");
    Incarnation before = host.present("web").life();
    host.end(100).start(100, 1, "app", "serve").change(100, p -> With.startTicks(p, 5000));

    assertThat(host.present("web").life())
        .isNotEqualTo(before)
        .isEqualTo(Incarnation.of("boot-1", 100, 5000));
  }

  @Test
  void a_child_that_lost_its_parent_is_still_the_services() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "launcher").start(102, 101, "worker");
    host.sample();
    host.end(101).start(103, 102, "grandchild");

    assertThat(host.present("web").pids()).containsExactly(100, 102, 103);
  }

  @Test
  void an_orphan_of_an_earlier_life_is_not_part_of_the_next_one() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "worker").start(102, 100, "app", "serve");
    host.sample();
    host.end(100).start(300, 1, "app", "serve");

    assertThat(host.present("web").pids()).containsExactly(300);
  }

  @Test
  void a_pid_that_a_stranger_took_over_is_not_remembered_as_the_services() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "worker");
    host.sample();
    host.end(101).start(101, 1, "stranger").change(101, p -> With.startTicks(p, 5000));

    assertThat(host.present("web").pids()).containsExactly(100);
  }

  @Test
  void a_daemon_that_forks_and_leaves_is_led_by_its_child() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(101, 100, "app", "serve");
    assertThat(host.present("web").leader()).isEqualTo(100);
    host.end(100);

    assertThat(host.present("web").pids()).containsExactly(101);
  }

  @Test
  void two_unrelated_trees_are_nobodys_to_judge() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve").start(200, 1, "app", "serve");

    assertThat(host.contradiction("web"))
        .isEqualTo(
            "2 unrelated process trees fit the declaration (pids 100, 200); tell them apart by a pid file,"
                + " a cgroup or a further word of the command line");
  }

  @Test
  void trees_of_one_process_group_are_one_service_led_by_the_oldest() {
    host.declare(With.command(service("web"), "serve"));
    host.start(90, 1, "master").change(90, p -> With.uid(p, 0));
    IntStream.rangeClosed(100, 103)
        .forEach(pid -> host.start(pid, 90, "app", "serve").change(pid, p -> With.group(p, 90)));

    assertThat(host.present("web").pids()).containsExactly(100, 101, 102, 103);
  }

  @Test
  void orphans_of_one_dead_life_are_led_by_the_oldest_until_the_next_start() {
    host.declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "serve")
        .start(101, 100, "app", "serve")
        .start(102, 100, "app", "serve");
    host.sample();
    host.end(100);

    assertThat(host.present("web").pids()).containsExactly(101, 102);
  }

  @Test
  void a_cgroup_takes_in_all_its_trees_of_that_user() {
    host.declare(With.cgroup(service("web"), "/system.slice/web.service"));
    host.start(100, 1, "a")
        .start(200, 1, "b")
        .start(201, 200, "escaped")
        .start(300, 1, "c")
        .start(400, 1, "d");
    host.change(100, p -> With.cgroup(p, "/system.slice/web.service"))
        .change(200, p -> With.cgroup(p, "/system.slice/web.service/worker"))
        .change(300, p -> With.cgroup(p, "/system.slice/web.service-other"))
        .change(400, p -> With.uid(With.cgroup(p, "/system.slice/web.service"), 0));

    assertThat(host.present("web").pids()).containsExactly(100, 200);
  }

  @Test
  void in_a_cgroup_the_new_life_leads_not_what_the_old_one_left_behind() {
    host.declare(With.cgroup(service("web"), "/web"));
    host.start(100, 1, "a").start(101, 100, "b");
    host.change(100, p -> With.cgroup(p, "/web")).change(101, p -> With.cgroup(p, "/web"));
    host.sample();
    host.end(100).start(300, 1, "a").change(300, p -> With.cgroup(p, "/web"));

    assertThat(host.present("web").pids()).containsExactly(300, 101);
  }

  @Test
  void a_user_can_be_a_service() {
    host.declare(service("batch"));
    host.start(100, 1, "a").start(200, 1, "b").start(300, 1, "c").change(300, p -> With.uid(p, 33));

    assertThat(host.present("batch").pids()).containsExactly(100, 200);
  }

  @Test
  void all_of_root_is_no_service() {
    host.declare(With.uid(service("batch"), 0));

    assertThat(host.contradiction("batch")).contains("declares only uid 0");
  }

  @Test
  void neither_init_nor_a_kernel_thread_is_a_service() {
    host.declare(With.cgroup(With.uid(service("all"), 0), "/"));
    host.start(1, 0, "init").start(2, 0).start(30, 2).start(40, 1, "real");
    IntStream.of(1, 2, 30, 40).forEach(pid -> host.change(pid, p -> With.uid(p, 0)));

    assertThat(host.present("all").pids()).containsExactly(40);
  }

  @Test
  void a_process_claimed_by_two_services_contradicts_both() {
    host.declare(With.command(service("web"), "serve"))
        .declare(With.executable(service("api"), "/bin/app"));
    host.start(100, 1, "app", "serve");

    String reason =
        "pid 100 (app) is claimed by the services api and web; tell them apart by a further word of the"
            + " command line, an executable, a cgroup or a pid file";
    assertThat(host.contradiction("web")).isEqualTo(reason);
    assertThat(host.contradiction("api")).isEqualTo(reason);
  }

  @Test
  void a_child_that_is_a_service_of_its_own_is_not_its_parents() {
    host.declare(With.command(service("supervisor"), "supervise"))
        .declare(With.command(service("web"), "serve"));
    host.start(100, 1, "app", "supervise")
        .start(101, 100, "app", "serve")
        .start(102, 101, "helper");

    assertThat(host.present("supervisor").pids()).containsExactly(100);
    assertThat(host.present("web").pids()).containsExactly(101, 102);
  }

  @Test
  void a_name_declared_twice_is_the_callers_mistake() {
    host.declare(service("web")).declare(service("web"));

    assertThatThrownBy(host::sample).hasMessageContaining("web is declared twice");
  }

  @Test
  void another_user_with_the_same_command_line_fools_nobody() {
    host.declare(With.command(service("web"), "serve")).start(100, 1, "app", "serve");
    host.change(100, p -> With.uid(p, APP + 1));

    assertThat(host.sample("web")).isInstanceOf(ServiceSample.Absent.class);
  }

  @Test
  void another_executable_with_the_same_command_line_fools_nobody() {
    host.declare(With.executable(With.command(service("web"), "serve"), "/bin/app"));
    host.start(100, 1, "app", "serve").change(100, p -> With.executable(p, "/tmp/app"));
    assertThat(host.sample("web")).isInstanceOf(ServiceSample.Absent.class);

    host.change(100, With::noExecutable);
    assertThat(host.sample("web")).isInstanceOf(ServiceSample.Absent.class);
  }

  @Test
  void an_executable_that_an_upgrade_replaced_is_still_the_service() {
    host.declare(With.executable(service("web"), "/bin/app"));
    host.start(100, 1, "app").change(100, p -> With.executable(p, "/bin/app (deleted)"));

    assertThat(host.present("web").leader()).isEqualTo(100);
  }
}

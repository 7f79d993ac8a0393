package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallFilesTest {

  @Test
  void pressure_is_the_share_of_ten_seconds_in_which_some_task_waited() {
    assertThat(Pressure.some10(Captured.text("pressure/idle"))).contains(0.0);
    assertThat(
            Pressure.some10("some avg10=12.34 avg60=1.00 avg300=0.10 total=5\nfull avg10=99.00 "))
        .contains(12.34);
    assertThat(Pressure.some10("full avg10=99.00 avg60=0.00")).isEmpty();
    assertThat(Pressure.some10("")).isEmpty();
  }

  @Test
  void uptime_is_read_to_its_hundredths() {
    assertThat(Uptime.parse(Captured.text("uptime/plain"))).contains(Duration.ofMillis(3_050_360));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "5", "5.1", "5.123 6", "-5.00 1.00", "99999999999999.00 1.00"})
  void malformed_uptime_is_none(String text) {
    assertThat(Uptime.parse(text)).isEmpty();
  }

  @Test
  void the_cgroup_is_that_of_the_unified_hierarchy() {
    CgroupPaths paths = CgroupPaths.parse(Captured.text("cgroup/v2"));

    assertThat(paths.identity()).contains("/system.slice/ssh.service");
    assertThat(paths.memory()).isEmpty();
  }

  @Test
  void without_a_unified_hierarchy_it_is_that_of_the_service_manager() {
    CgroupPaths paths = CgroupPaths.parse(Captured.text("cgroup/v1"));

    assertThat(paths.identity()).contains("/system.slice/nginx.service");
    assertThat(paths.memory()).contains("/system.slice/nginx.service");
  }

  @Test
  void the_root_names_nobody_where_another_hierarchy_says_more() {
    assertThat(CgroupPaths.parse(Captured.text("cgroup/hybrid")).identity())
        .contains("/batch/b183be2c");
    assertThat(CgroupPaths.parse("0::/\n").identity()).contains("/");
    assertThat(CgroupPaths.parse("3:cpu:/x\n").identity()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0:", "0::relative", "nonsense", ":::::"})
  void malformed_cgroup_lines_name_nothing(String text) {
    assertThat(CgroupPaths.parse(text))
        .isEqualTo(new CgroupPaths(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void a_colon_in_a_cgroups_name_is_part_of_it() {
    assertThat(CgroupPaths.parse("0::/user.slice/app:1.scope").unified())
        .contains("/user.slice/app:1.scope");
  }

  @Test
  void cgroup_limits_that_say_none_are_none() {
    assertThat(CgroupLimit.parse("104857600\n")).contains(Bytes.ofMebi(100));
    assertThat(CgroupLimit.parse("max\n")).isEmpty();
    assertThat(CgroupLimit.parse("9223372036854771712\n")).isEmpty();
    assertThat(CgroupLimit.parse("-1")).isEmpty();
    assertThat(CgroupLimit.parse("")).isEmpty();
  }

  @Test
  void the_soft_limit_of_open_files_counts() {
    assertThat(OpenFilesLimit.parse(Captured.text("limits/plain"))).contains(20000);
    assertThat(
            OpenFilesLimit.parse(
                "Max open files            unlimited            unlimited            files\n"))
        .contains(Integer.MAX_VALUE);
    assertThat(OpenFilesLimit.parse("Max locks unlimited")).isEmpty();
  }

  @Test
  void the_page_size_is_what_the_kernel_says() {
    assertThat(Auxv.pageSize(Captured.bytes("auxv/x86_64"))).contains(4096L);
    assertThat(Auxv.pageSize(new byte[40])).isEmpty();
    assertThat(Auxv.pageSize(new byte[0])).isEmpty();
  }
}

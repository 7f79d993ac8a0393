package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedFilesTest {
  private static final String STATUS = Captured.text("status/java");
  private static final String ROLLUP = Captured.text("smaps_rollup/java");
  private static final String MEMINFO = Captured.text("meminfo/linux-6.18");

  @Test
  void status_tells_user_debugger_handlers_and_swap() {
    Status status = Status.parse(STATUS).orElseThrow();

    assertThat(status).isEqualTo(new Status(0, 0, 0x1_0100_5ccdL, Bytes.ZERO));
    assertThat(status.catches(3)).as("SIGQUIT").isTrue();
    assertThat(status.catches(2)).as("SIGINT").isFalse();
    assertThat(status.catches(0)).isFalse();
    assertThat(status.catches(65)).isFalse();
  }

  @Test
  void the_real_uid_counts_not_the_effective_one() {
    String setuid = STATUS.replace("Uid:\t0\t0\t0\t0", "Uid:\t1000\t0\t0\t0");

    assertThat(Status.parse(setuid).orElseThrow().uid()).isEqualTo(1000);
  }

  @Test
  void a_debugger_and_swap_are_read() {
    String traced =
        STATUS
            .replace("TracerPid:\t0", "TracerPid:\t4711")
            .replaceAll("VmSwap:.*", "VmSwap:\t  2048 kB");

    assertThat(Status.parse(traced)).contains(new Status(0, 4711, 0x1_0100_5ccdL, Bytes.ofMebi(2)));
  }

  @Test
  void a_kernel_thread_has_a_status_without_memory() {
    assertThat(Status.parse(Captured.text("status/kernel-thread")).orElseThrow().swap())
        .isEqualTo(Bytes.ZERO);
  }

  @Test
  void a_name_with_line_ends_cannot_forge_a_line() {
    // the kernel writes a line end in a name as \n, two characters
    assertThat(Status.parse("Name:\tx\\nUid:\t5\nUid:\t0\t0\t0\t0\n").orElseThrow().uid()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Uid:", "Uid:\tx", "Uid:\t-1", "Uid:\t99999999999", "Name:\tx\n"})
  void status_without_a_uid_is_nothing(String text) {
    assertThat(Status.parse(text)).isEmpty();
  }

  @Test
  void shares_are_split_by_kind() {
    assertThat(SmapsRollup.parse(ROLLUP))
        .contains(
            new SmapsRollup(
                Bytes.ofKibi(83068), Bytes.ZERO, Bytes.ofKibi(3618), Optional.of(Bytes.ZERO)));
  }

  @Test
  void an_old_kernel_that_splits_no_shares_never_counts_too_much() {
    String old =
        Captured.without(
            Captured.without(Captured.without(ROLLUP, "Pss_Anon"), "Pss_File"), "Pss_Shmem");
    assertThat(SmapsRollup.parse(old).orElseThrow().anon()).isEqualTo(Bytes.ofKibi(83068));

    String forked = old.replaceAll("(?m)^Pss: .*", "Pss: 9000 kB");
    assertThat(SmapsRollup.parse(forked).orElseThrow().anon()).isEqualTo(Bytes.ofKibi(9000));
  }

  @Test
  void without_proportional_swap_the_full_swap_counts_and_without_any_none_is_told() {
    String swapped = ROLLUP.replaceAll("(?m)^Swap: .*", "Swap: 7 kB");

    assertThat(SmapsRollup.parse(swapped).orElseThrow().swap()).contains(Bytes.ZERO);
    assertThat(SmapsRollup.parse(Captured.without(swapped, "SwapPss")).orElseThrow().swap())
        .contains(Bytes.ofKibi(7));
    assertThat(
            SmapsRollup.parse(Captured.without(Captured.without(swapped, "SwapPss"), "Swap"))
                .orElseThrow()
                .swap())
        .isEmpty();
  }

  @Test
  void an_absurd_value_is_no_value() {
    assertThat(SmapsRollup.parse(ROLLUP.replaceAll("(?m)^Pss: .*", "Pss: 99999999999999999999 kB")))
        .isEmpty();
    assertThat(SmapsRollup.parse("")).isEmpty();
    assertThat(SmapsRollup.parse("55c0-7fff ---p 00000000 00:00 0 [rollup]\n")).isEmpty();
  }

  @Test
  void the_books_of_a_real_server_nearly_balance() {
    ServerMemory server = MemInfo.parse(MEMINFO, Optional.of(1.5)).orElseThrow();

    assertThat(server.total()).isEqualTo(Bytes.ofKibi(24684096));
    assertThat(server.used()).isEqualTo(Bytes.ofKibi(24684096 - 23230656));
    assertThat(server.pageCache()).isEqualTo(Bytes.ofKibi(894656 + 23528 - 8788));
    assertThat(server.pressure()).contains(1.5);
    assertThat(Math.abs(server.remainder().shareOf(server.total()))).isLessThan(0.01);
  }

  @Test
  void huge_pages_of_all_sizes_count_where_the_kernel_tells_them() {
    String huge =
        MEMINFO
            .replaceAll("Hugetlb:.*", "Hugetlb: 1048576 kB")
            .replaceAll("HugePages_Total:.*", "HugePages_Total: 3");
    assertThat(MemInfo.parse(huge, Optional.empty()).orElseThrow().hugePages())
        .isEqualTo(Bytes.ofMebi(1024));

    assertThat(
            MemInfo.parse(Captured.without(huge, "Hugetlb"), Optional.empty())
                .orElseThrow()
                .hugePages())
        .isEqualTo(Bytes.ofMebi(6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MemTotal", "MemAvailable", "MemFree"})
  void without_its_main_lines_there_is_no_server_memory(String key) {
    assertThat(MemInfo.parse(Captured.without(MEMINFO, key), Optional.empty())).isEmpty();
  }

  @Test
  void a_line_that_a_kernel_does_not_have_is_zero() {
    assertThat(
            MemInfo.parse(Captured.without(MEMINFO, "KernelStack"), Optional.empty())
                .orElseThrow()
                .kernelStacks())
        .isEqualTo(Bytes.ZERO);
  }
}

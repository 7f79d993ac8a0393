package io.staunch.agent.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcEvidenceTest {
  private final List<String> kept = new ArrayList<>();
  private final Member us = new Member((int) ProcessHandle.current().pid(), 0);

  private ProcEvidence evidence(String lastHour) {
    return new ProcEvidence(
        Path.of("/proc"),
        service -> List.of(lastHour),
        (order, service, text) -> {
          kept.add(text);
          return "kept";
        });
  }

  @Test
  void it_captures_memory_files_and_threads_of_a_process() {
    String told = evidence("12:00 100 MiB").take(7, "shop", List.of(us), Duration.ofSeconds(5));

    assertThat(told).startsWith("kept, 1 process in ");
    assertThat(kept.getFirst())
        .contains("evidence on shop before order 7")
        .contains("VmRSS:")
        .contains("file descriptors by kind: {")
        .contains("threads by name: {")
        .contains("12:00 100 MiB");
  }

  @Test
  void secrets_in_what_it_captures_are_blanked() {
    evidence("password=hunter2").take(7, "shop", List.of(us), Duration.ofSeconds(5));

    assertThat(kept.getFirst()).doesNotContain("hunter2").contains(Redaction.BLANK);
  }

  @Test
  void with_no_time_left_it_takes_nothing_and_does_not_fail() {
    String told = evidence("x").take(7, "shop", List.of(us), Duration.ZERO);

    assertThat(told).startsWith("kept, 0 processes");
  }

  @Test
  void a_process_that_is_gone_is_said_to_be_unavailable() {
    evidence("x").take(7, "shop", List.of(new Member(Integer.MAX_VALUE, 1)), Duration.ofSeconds(5));

    assertThat(kept.getFirst()).contains("unavailable");
  }
}

package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.disk.MountedDisk;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole agent on a state folder that fills up or turns read-only. */
@Tag("servers")
final class SickDiskAgentTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  /** More than the ledger's reserve holds. */
  private static final int MORE_THAN_THE_RESERVE = 200;

  private static final World WORLD =
      World.swift(20, new World.Service("shop", 30, 0, 50), new World.Service("web", 30, 0, 50));

  @TempDir Path temp;

  @Test
  void on_a_full_disk_an_act_is_still_recorded_until_the_reserve_is_used_up() throws Exception {
    try (MountedDisk disk = MountedDisk.tmpfs(temp, 12);
        Bench bench = onTheDisk(disk)) {
      disk.fill();
      bench.write("go-shop", List.of());
      bench.until("shop is up after a restart", () -> isUp(bench, "shop"));
      assertThat(bench.ledger().check()).isEmpty();

      useUpTheReserve(bench);
      bench.until("people are paged", () -> bench.read("messages.json").contains("ST-DISK"));
      bench.write("go-web", List.of());
      nothingIsDone(bench, "web");

      disk.empty();
      bench.until("web is up after a restart", () -> isUp(bench, "web"));
      assertThat(bench.facts(Fact.Gap.class)).isNotEmpty();
      assertThat(bench.ledger().check()).isEmpty();
      assertThat(bench.staunch("doctor").out()).contains("writable");
      for (World.Part part : WORLD.services()) {
        assertThat(bench.diary(part.name()).starts()).hasSize(2);
      }
    }
  }

  @Test
  void on_a_disk_that_turned_read_only_nothing_is_done_and_people_are_paged() throws Exception {
    try (MountedDisk disk = MountedDisk.ext4(temp, 24);
        Bench bench = onTheDisk(disk)) {
      disk.fail();
      bench.write("go-shop", List.of());
      bench.until("people are paged", () -> bench.read("messages.json").contains("ST-DISK"));
      nothingIsDone(bench, "shop");
      assertThat(bench.seen().view().ledgerWritable()).isFalse();
      assertThat(bench.staunch("status", "--check").exit()).isEqualTo(2);
    }
  }

  private static Bench onTheDisk(MountedDisk disk) throws Exception {
    Bench bench = WORLD.begin();
    Files.createDirectory(disk.folder().resolve("state"));
    Files.createSymbolicLink(bench.state(), disk.folder().resolve("state"));
    bench.answeringAgent();
    assertThat(bench.staunch("notify", "test").exit()).isZero();
    return bench;
  }

  private static void useUpTheReserve(Bench bench) {
    for (int i = 0; i < MORE_THAN_THE_RESERVE && bench.seen().view().ledgerWritable(); i++) {
      bench.ask("pause", "reason", "x".repeat(20_000));
      bench.ask("resume");
    }
    assertThat(bench.seen().view().ledgerWritable()).isFalse();
  }

  private static void nothingIsDone(Bench bench, String service)
      throws IOException, InterruptedException {
    bench.stays(
        "nothing is done to " + service, LONG_ENOUGH, () -> bench.diary(service).terms().isEmpty());
    assertThat(bench.diary(service).starts()).hasSize(1);
  }

  private static boolean isUp(Bench bench, String service) throws IOException {
    return bench.facts(Fact.Verified.class).stream()
        .map(Fact.Verified::verification)
        .filter(verification -> verification.service().equals(service))
        .anyMatch(verification ->
            verification.kind() == Verification.Kind.UP
                && verification.result() == Verification.Result.YES);
  }
}

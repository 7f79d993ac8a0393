package io.staunch.agent.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.FakeClock;
import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Notice.Severity;
import io.staunch.policy.file.Channel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxTest {
  private final Path file;
  private final FakeClock clock = new FakeClock();
  private final List<String> sent = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Runnable> hanging = new ArrayList<>();
  private final SortedMap<String, Channel> channels =
      new TreeMap<>(Map.of("mail", channel("mail"), "web", channel("web")));
  private Delivery mail = Delivery.DELIVERED;

  OutboxTest(@TempDir Path folder) {
    file = folder.resolve("outbox");
  }

  @Test
  void a_message_goes_out_by_every_channel() {
    Outbox outbox = outbox(Runnable::run);
    outbox.add(notice("over its limit"));
    assertThat(outbox.isEmpty()).isFalse();
    outbox.step();
    assertThat(sent).containsExactly("mail: over its limit", "web: over its limit");
    assertThat(keys).hasSize(2).allMatch(keys.getFirst()::equals);
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(outbox.trouble()).isEmpty();
  }

  @Test
  void what_was_not_delivered_survives_and_keeps_its_key() {
    mail = new Delivery.Failed("no answer");
    Outbox first = outbox(Runnable::run);
    first.add(notice("one"));
    first.step();
    assertThat(sent).containsExactly("mail: one", "web: one");
    mail = Delivery.DELIVERED;
    Outbox second = outbox(Runnable::run);
    assertThat(second.isEmpty()).isFalse();
    second.step();
    assertThat(sent).containsExactly("mail: one", "web: one", "mail: one");
    assertThat(keys.getLast()).isEqualTo(keys.getFirst());
    assertThat(outbox(Runnable::run).isEmpty()).isTrue();
  }

  @Test
  void a_message_is_on_disk_before_anybody_tries_to_deliver_it() throws Exception {
    outbox(Runnable::run).add(notice("precious"));
    assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.contains("precious"));
  }

  @Test
  void a_channel_that_hangs_delays_only_its_own() {
    Outbox outbox = outbox(hanging::add);
    outbox.add(notice("one"));
    outbox.step();
    assertThat(hanging).hasSize(2);
    // web answers, mail hangs
    hanging.get(1).run();
    outbox.add(notice("two"));
    outbox.step();
    hanging.get(2).run();
    assertThat(sent).containsExactly("web: one", "web: two");
    assertThat(hanging).hasSize(3);
  }

  @Test
  void nothing_is_tried_before_its_rest_is_over() {
    mail = new Delivery.Failed("no answer");
    Outbox outbox = outbox(Runnable::run);
    outbox.add(notice("one"));
    outbox.step();
    Duration wait = outbox.step();
    assertThat(wait).isEqualTo(ChannelQueue.FIRST_REST);
    assertThat(sent).hasSize(2);
    clock.sleep(wait);
    mail = Delivery.DELIVERED;
    outbox.step();
    assertThat(sent).hasSize(3);
    assertThat(outbox.isEmpty()).isTrue();
  }

  @Test
  void a_full_disk_is_told_and_messages_go_out_from_memory() throws Exception {
    Files.createDirectories(file.resolve("in-the-way"));
    Outbox outbox = outbox(Runnable::run);
    outbox.add(notice("one"));
    assertThat(outbox.trouble().orElse("")).contains("kept in memory only");
    outbox.step();
    assertThat(sent).hasSize(2);
  }

  @Test
  void a_broken_line_is_told_and_the_others_are_kept() throws Exception {
    outbox(Runnable::run).add(notice("one"));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, lines.getFirst().substring(0, 40));
    Files.write(file, lines);
    Outbox outbox = outbox(Runnable::run);
    assertThat(outbox.trouble().orElse("")).contains("1 lines of").contains("broken");
    outbox.step();
    assertThat(sent).containsExactly("web: one");
  }

  @Test
  void a_channel_that_left_the_host_file_takes_its_messages_with_it() {
    mail = new Delivery.Failed("no answer");
    Outbox outbox = outbox(Runnable::run);
    outbox.add(notice("one"));
    outbox.step();
    channels.remove("mail");
    outbox.step();
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(outbox(Runnable::run).isEmpty()).isTrue();
  }

  @Test
  void a_carrier_that_breaks_is_a_failed_try() {
    Outbox outbox =
        new Outbox(
            new OutboxFile(file),
            () -> "srv1",
            () -> channels,
            channel -> {
              throw new IllegalStateException("boom");
            },
            Runnable::run,
            clock);
    outbox.add(notice("one"));
    outbox.step();
    assertThat(outbox.trouble().orElse("")).contains("boom");
    assertThat(outbox.status()).allMatch(status -> status.failures() == 1);
  }

  @Test
  void a_test_passes_by_the_queue_and_says_what_is_wrong() throws Exception {
    Outbox outbox = outbox(Runnable::run);
    assertThat(outbox.test("mail")).isEmpty();
    assertThat(sent).containsExactly("mail: This is a test of the channel mail: nothing is wrong.");
    mail = new Delivery.Refused("answers 404");
    assertThat(outbox.test("mail")).contains("answers 404");
    assertThat(outbox.test("pager")).contains("the host file declares no channel pager");
    assertThat(outbox.isEmpty()).isTrue();
  }

  @Test
  void a_message_goes_by_the_channels_it_is_routed_to_and_by_no_other() {
    Outbox outbox = outbox(Runnable::run);
    outbox.add(notice("for web"), List.of("web"));
    outbox.step();
    assertThat(sent).containsExactly("web: for web");
  }

  @Test
  void a_very_long_text_is_cut() {
    Outbox outbox = outbox(Runnable::run);
    outbox.add(notice("x".repeat(100_000)));
    outbox.step();
    assertThat(sent.getFirst()).hasSizeBetween(4000, 4010);
  }

  private Outbox outbox(Executor couriers) {
    return new Outbox(
        new OutboxFile(file),
        () -> "srv1",
        () -> channels,
        channel ->
            message -> {
              sent.add(channel.name() + ": " + message.notice().text());
              keys.add(message.key());
              return channel.name().equals("mail") ? mail : Delivery.DELIVERED;
            },
        couriers,
        clock);
  }

  private static Channel channel(String name) {
    return new Channel.Command(name, List.of("/bin/true"), Duration.ofSeconds(1));
  }

  private static Notice notice(String text) {
    return Messages.notice(Severity.PAGE, 0, 0, text);
  }
}

package io.staunch.agent.notify;

import static io.staunch.agent.notify.Messages.page;
import static io.staunch.agent.notify.Messages.reminder;
import static io.staunch.agent.notify.Messages.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChannelQueueTest {
  private static final Delivery FAILED = new Delivery.Failed("no answer");
  private static final Delivery REFUSED = new Delivery.Refused("answers 400");

  private final ChannelQueue queue = new ChannelQueue("ops");
  private Duration now = Duration.ZERO;

  @Test
  void pages_go_before_tickets_and_older_before_newer() {
    List.of(ticket("t1"), page("p1", ""), ticket("t2"), page("p2", "")).forEach(queue::add);
    List<String> order = new ArrayList<>();
    while (!queue.messages().isEmpty()) {
      order.add(tried(Delivery.DELIVERED));
    }
    assertThat(order).containsExactly("p1", "p2", "t1", "t2");
    assertThat(queue.status().delivered()).isEqualTo(4);
    assertThat(queue.status().trouble()).isEmpty();
  }

  @Test
  void one_message_is_under_way_at_a_time() {
    List.of(page("p1", ""), page("p2", "")).forEach(queue::add);
    assertThat(queue.begin(now)).isPresent();
    assertThat(queue.begin(now)).isEmpty();
    assertThat(queue.dueAt()).isEmpty();
  }

  @Test
  void a_failing_channel_rests_twice_as_long_each_time_up_to_a_bound() {
    queue.add(page("p1", ""));
    List<Duration> rests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tried(FAILED);
      Duration due = queue.dueAt().orElseThrow();
      rests.add(due.minus(now));
      assertThat(queue.begin(due.minusNanos(1))).isEmpty();
      now = due;
    }
    assertThat(rests)
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L);
    assertThat(queue.status().trouble())
        .contains(
            "channel ops fails (10 times in a row, 1 messages wait); the last try: no answer");
    tried(Delivery.DELIVERED);
    assertThat(queue.status().trouble()).isEmpty();
  }

  @Test
  void what_is_refused_waits_behind_the_others_and_is_given_up_in_the_end() {
    List.of(page("bad", ""), page("good", "")).forEach(queue::add);
    assertThat(tried(REFUSED)).isEqualTo("bad");
    rest();
    assertThat(tried(Delivery.DELIVERED)).isEqualTo("good");
    for (int i = 1; i < ChannelQueue.REFUSALS_MOST; i++) {
      rest();
      assertThat(tried(REFUSED)).isEqualTo("bad");
    }
    assertThat(queue.messages()).isEmpty();
    assertThat(queue.status().trouble().orElse("")).startsWith("channel ops gave up 1 pages");
  }

  @Test
  void without_room_the_oldest_ticket_goes_before_any_page() {
    queue.add(page("p0", ""));
    queue.add(ticket("t1"));
    queue.add(ticket("t2"));
    for (int i = 1; i < ChannelQueue.MOST; i++) {
      queue.add(page("p" + i, ""));
    }
    assertThat(keys()).hasSize(ChannelQueue.MOST).contains("p0").doesNotContain("t1", "t2");
    queue.add(page("last", ""));
    assertThat(keys()).hasSize(ChannelQueue.MOST).contains("last", "p1").doesNotContain("p0");
    assertThat(queue.status().trouble()).contains("channel ops gave up 1 pages and 2 tickets");
  }

  @Test
  void a_message_under_way_is_never_dropped() {
    queue.add(ticket("under way"));
    assertThat(queue.begin(now)).isPresent();
    for (int i = 0; i < ChannelQueue.MOST + 5; i++) {
      queue.add(page("p" + i, ""));
    }
    assertThat(keys()).hasSize(ChannelQueue.MOST).contains("under way");
    queue.ended(Delivery.DELIVERED, now);
    assertThat(keys()).doesNotContain("under way");
  }

  @Test
  void a_newer_reminder_takes_the_place_of_the_one_that_nobody_got() {
    queue.add(reminder("a0", 7, 0));
    queue.add(reminder("b0", 8, 0));
    queue.add(reminder("a1", 7, 1));
    assertThat(keys()).containsExactly("b0", "a1");
    queue.add(page("no incident", ""));
    queue.add(page("nor here", ""));
    assertThat(keys()).hasSize(4);
  }

  private String tried(Delivery delivery) {
    Message message = queue.begin(now).orElseThrow();
    queue.ended(delivery, now);
    return message.key();
  }

  private void rest() {
    now = queue.dueAt().orElseThrow();
  }

  private List<String> keys() {
    return queue.messages().stream().map(Message::key).toList();
  }
}

package io.staunch.agent.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.Deadline;
import io.staunch.policy.file.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
final class MailCarrierTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private final Message message = Messages.page("srv1-17", "web\n.\nis over");

  @Test
  void a_mail_is_handed_over_with_its_dots() throws Exception {
    try (LoopbackServer server = server(Map.of())) {
      assertThat(carried(server.port(), LONG, "ops@example.org", "boss@example.org"))
          .isEqualTo(Delivery.DELIVERED);
      assertThat(server.heard())
          .startsWith(
              """
              EHLO srv1
              MAIL FROM:<staunch@example.org>
              RCPT TO:<ops@example.org>
              RCPT TO:<boss@example.org>
              DATA
              From: Staunch <staunch@example.org>
              """)
          .contains("\nweb\n..\nis over\n")
          .endsWith("\n.\nQUIT\n");
    }
  }

  @Test
  void an_old_server_is_greeted_in_the_old_way() throws Exception {
    try (LoopbackServer server = server(Map.of("EHLO", "502 what?"))) {
      assertThat(carried(server.port(), LONG, "ops@example.org")).isEqualTo(Delivery.DELIVERED);
      assertThat(server.heard()).startsWith("EHLO srv1\nHELO srv1\nMAIL FROM");
    }
  }

  @Test
  void one_recipient_who_takes_it_is_enough() throws Exception {
    try (LoopbackServer server = server(Map.of("RCPT TO:<gone@example.org>", "550 who?"))) {
      assertThat(carried(server.port(), LONG, "gone@example.org", "ops@example.org"))
          .isEqualTo(Delivery.DELIVERED);
    }
    try (LoopbackServer server = server(Map.of("RCPT", "550 who?"))) {
      assertThat(carried(server.port(), LONG, "gone@example.org"))
          .isEqualTo(
              new Delivery.Refused(
                  "mail server 127.0.0.1 port " + server.port() + " answers: 550 who?"));
    }
  }

  @Test
  void a_passing_refusal_is_tried_again() throws Exception {
    try (LoopbackServer server = server(Map.of("DATA", "451 later"))) {
      assertThat(carried(server.port(), LONG, "ops@example.org"))
          .isEqualTo(
              new Delivery.Failed(
                  "mail server 127.0.0.1 port " + server.port() + " answers: 451 later"));
    }
  }

  @Test
  void a_server_that_never_greets_is_given_up_at_the_deadline() throws Exception {
    try (ServerSocket hole = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Deadline time = Deadline.in(LONG);
      assertThat(WebCarrierTest.reason(carried(hole.getLocalPort(), SHORT, "ops@example.org")))
          .contains("did not answer within");
      assertThat(time.elapsed()).isBetween(SHORT, Duration.ofSeconds(5));
    }
  }

  @Test
  void an_answer_without_end_is_cut_off() throws Exception {
    try (LoopbackServer server =
        new LoopbackServer((in, out) -> {
          LoopbackServer.say(out, "220-hello\r\n".repeat(100));
          return "";
        })) {
      assertThat(WebCarrierTest.reason(carried(server.port(), LONG, "ops@example.org")))
          .contains("answers without end");
    }
  }

  @Test
  void an_address_that_would_speak_for_itself_is_refused() {
    assertThat(carried(1, LONG, "x@y>\r\nRCPT TO:<z@y")).isInstanceOf(Delivery.Refused.class);
  }

  private Delivery carried(int port, Duration timeout, String... to) {
    Channel.Smtp channel =
        new Channel.Smtp("mail", "127.0.0.1", port, "staunch@example.org", List.of(to), timeout);
    return new MailCarrier(channel).carry(message);
  }

  /** A mail server that says yes, save to lines that begin with one of these. */
  private static LoopbackServer server(Map<String, String> refusals) throws IOException {
    return new LoopbackServer((in, out) -> {
      LoopbackServer.say(out, "220-hello\r\n220 there\r\n");
      StringBuilder heard = new StringBuilder();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.append(line).append('\n');
        if (line.equals("QUIT")) {
          break;
        }
        String asked = line;
        String answer =
            refusals.entrySet().stream()
                .filter(refusal -> asked.startsWith(refusal.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(line.equals("DATA") ? "354 go" : "250-yes\r\n250 yes");
        LoopbackServer.say(out, answer + "\r\n");
        if (answer.startsWith("354")) {
          heard.append(content(in, out));
        }
      }
      return heard.toString();
    });
  }

  private static String content(BufferedReader in, OutputStream out) throws IOException {
    StringBuilder heard = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.append(line).append('\n');
      if (line.equals(".")) {
        break;
      }
    }
    LoopbackServer.say(out, "250 taken\r\n");
    return heard.toString();
  }
}

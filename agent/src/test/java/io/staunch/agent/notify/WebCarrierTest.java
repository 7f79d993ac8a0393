package io.staunch.agent.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.Deadline;
import io.staunch.policy.file.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
final class WebCarrierTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private final Message message = Messages.page("srv1-17", "web is über its \"limit\"");

  @Test
  void a_message_is_posted_as_json_with_its_key() throws Exception {
    try (LoopbackServer server = answering("HTTP/1.1 204 No Content\r\n\r\n")) {
      assertThat(carried(server.port(), "/hook/abc?x=1", LONG)).isEqualTo(Delivery.DELIVERED);
      assertThat(server.heard())
          .startsWith("POST /hook/abc?x=1 HTTP/1.1\nHost: 127.0.0.1:" + server.port() + "\n")
          .contains("\nContent-Type: application/json\n")
          .contains("\nIdempotency-Key: \"srv1-17\"\n")
          .contains("\nAuthorization: Basic dTpw\n")
          .endsWith(
              "{\"version\":1,\"key\":\"srv1-17\",\"at\":\"2025-11-20T03:12:00Z\",\"host\":\"srv1\","
                  + "\"code\":\"ST-HELD\",\"severity\":\"page\",\"incident\":0,\"reminder\":0,"
                  + "\"text\":\"web is über its \\\"limit\\\"\",\"next\":\"staunch explain last\","
                  + "\"service\":\"web\"}");
    }
  }

  @Test
  void answers_decide_whether_another_try_makes_sense() {
    assertThat(WebCarrier.judged("HTTP/1.1 200 OK", "w")).isEqualTo(Delivery.DELIVERED);
    assertThat(WebCarrier.judged("HTTP/1.0 202", "w")).isEqualTo(Delivery.DELIVERED);
    assertThat(WebCarrier.judged("HTTP/1.1 503 Busy", "w"))
        .isEqualTo(new Delivery.Failed("w answers 503"));
    assertThat(WebCarrier.judged("HTTP/1.1 429 Slow", "w")).isInstanceOf(Delivery.Failed.class);
    assertThat(WebCarrier.judged("HTTP/1.1 404 Gone", "w"))
        .isEqualTo(new Delivery.Refused("w answers 404"));
    assertThat(WebCarrier.judged("HTTP/1.1 302 Found", "w")).isInstanceOf(Delivery.Refused.class);
    assertThat(WebCarrier.judged("220 smtp", "w"))
        .isEqualTo(new Delivery.Failed("w does not speak HTTP"));
  }

  @Test
  void a_black_hole_is_given_up_at_the_deadline() throws Exception {
    try (ServerSocket hole = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Deadline time = Deadline.in(LONG);
      assertThat(reason(carried(hole.getLocalPort(), "/secret", SHORT)))
          .matches("127.0.0.1 port \\d+ did not answer within \\d+ ms");
      assertThat(time.elapsed()).isBetween(SHORT.dividedBy(2), Duration.ofSeconds(5));
    }
  }

  @Test
  void a_slow_drip_is_given_up_at_the_deadline() throws Exception {
    try (LoopbackServer server =
        new LoopbackServer((in, out) -> {
          // one byte after the other, until nobody listens any more
          while (true) {
            LoopbackServer.say(out, "H");
            LockSupport.parkNanos(20_000_000);
          }
        })) {
      Deadline time = Deadline.in(LONG);
      assertThat(reason(carried(server.port(), "/", SHORT))).contains("did not answer within");
      assertThat(time.elapsed()).isBetween(SHORT.dividedBy(2), Duration.ofSeconds(5));
    }
  }

  @Test
  void an_endless_answer_is_cut_off() throws Exception {
    try (LoopbackServer server = answering("x".repeat(5000))) {
      assertThat(reason(carried(server.port(), "/", LONG))).contains("longer than 4096 bytes");
    }
  }

  @Test
  void nobody_there_is_told() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(reason(carried(port, "/", LONG))).contains("refused").doesNotContain("hook");
  }

  private Delivery carried(int port, String path, Duration timeout) {
    URI url = URI.create("http://u:p@127.0.0.1:" + port + path);
    return new WebCarrier(new Channel.Webhook("web", url, timeout), Tls.OF_JDK).carry(message);
  }

  private static LoopbackServer answering(String answer) throws IOException {
    return new LoopbackServer((in, out) -> {
      String request = request(in);
      LoopbackServer.say(out, answer);
      return request;
    });
  }

  private static String request(BufferedReader in) throws IOException {
    StringBuilder heard = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      heard.append(line).append('\n');
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    for (int bytes = 0; bytes < length; ) {
      char c = (char) in.read();
      bytes += c < 0x80 ? 1 : 2;
      heard.append(c);
    }
    return heard.toString();
  }

  static String reason(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered _ -> "delivered";
      case Delivery.Failed(String reason) -> reason;
      case Delivery.Refused(String reason) -> "refused for good: " + reason;
    };
  }
}

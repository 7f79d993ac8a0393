package io.staunch.agent.notify;

import io.staunch.agent.time.Deadline;
import io.staunch.policy.file.Channel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts a message as JSON (HTTP/1.1, RFC 9112). Only the status line of the answer is read; a
 * redirect is not followed, since nobody declared the place that it leads to.
 */
record WebCarrier(Channel.Webhook channel, Tls tls) implements Carrier {
  private static final int LINE_MOST = 4096;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  @Override
  public Delivery carry(Message message) {
    URI url = channel.url();
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    String host = Optional.ofNullable(url.getHost()).orElse("").replaceAll("[\\[\\]]", "");
    int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
    Deadline deadline = Deadline.in(channel.timeout());
    // the path may be a secret: it is never told
    String where = host + " port " + port;
    try (Conversation conversation =
        secure
            ? Conversation.with(host, port, tls, deadline)
            : Conversation.with(host, port, deadline)) {
      conversation.say(request(url, message));
      return judged(conversation.line(LINE_MOST), where);
    } catch (SocketTimeoutException e) {
      return new Delivery.Failed(
          where + " did not answer within " + deadline.elapsed().toMillis() + " ms");
    } catch (IOException e) {
      return new Delivery.Failed(where + ": " + e.getMessage());
    }
  }

  static String request(URI url, Message message) {
    String path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    String query = Optional.ofNullable(url.getRawQuery()).map(text -> "?" + text).orElse("");
    String host = url.getHost() + (url.getPort() > 0 ? ":" + url.getPort() : "");
    String body = message.json();
    return "POST "
        + path
        + query
        + " HTTP/1.1\r\n"
        + "Host: "
        + host
        + "\r\n"
        + "User-Agent: staunch\r\n"
        + "Content-Type: application/json\r\n"
        + "Content-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n"
        + "Idempotency-Key: \""
        + message.key().replaceAll("[^!-~]|[\"\\\\]", "_")
        + "\"\r\n"
        + Optional.ofNullable(url.getRawUserInfo()).map(WebCarrier::authorization).orElse("")
        + "Connection: close\r\n"
        + "\r\n"
        + body;
  }

  private static String authorization(String userInfo) {
    byte[] plain =
        URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(plain) + "\r\n";
  }

  static Delivery judged(String statusLine, String where) {
    Matcher status = STATUS.matcher(statusLine);
    if (!status.matches()) {
      return new Delivery.Failed(where + " does not speak HTTP");
    }
    int code = Integer.parseInt(status.group(1));
    if (code / 100 == 2) {
      return Delivery.DELIVERED;
    }
    if (code / 100 == 3) {
      return new Delivery.Refused(
          where + " answers " + code + ", a redirect: declare the address that it leads to");
    }
    boolean passing = code / 100 == 5 || code == 408 || code == 425 || code == 429;
    String reason = where + " answers " + code;
    return passing ? new Delivery.Failed(reason) : new Delivery.Refused(reason);
  }
}

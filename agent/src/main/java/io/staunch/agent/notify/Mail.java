package io.staunch.agent.notify;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A message as mail (RFC 5322, 2045, 2047): nothing in it can begin a header of its own. */
final class Mail {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  /** Bytes that fit into one encoded word of 75 characters. */
  private static final int WORD_BYTES = 42;

  private static final int LINE_MOST = 900;

  private Mail() {}

  /** The whole mail, lines ended by CRLF, as it is before dots are doubled. */
  static String of(Message message, String from, List<String> to) {
    String body = message.body();
    boolean plain = body.lines().allMatch(Mail::isPlain);
    List<String> head =
        List.of(
            "From: Staunch <" + from + ">",
            "To: " + String.join(",\r\n ", to),
            "Subject: " + encoded(message.subject()),
            "Date: " + DATE.format(message.at().atOffset(ZoneOffset.UTC)),
            "Message-ID: <" + atom(message.key()) + "@" + atom(message.host()) + ">",
            "Auto-Submitted: auto-generated",
            "X-Staunch-Code: " + atom(message.notice().code()),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: " + (plain ? "7bit" : "base64"));
    String content =
        plain
            ? String.join("\r\n", body.lines().toList())
            : Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    return String.join("\r\n", head) + "\r\n\r\n" + content + "\r\n";
  }

  private static boolean isPlain(String line) {
    return line.length() <= LINE_MOST && line.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  /** Text for a header: control characters blanked, other than ASCII in encoded words. */
  private static String encoded(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    if (isPlain(line)) {
      return line;
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int c : line.codePoints().toArray()) {
      int more = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > WORD_BYTES) {
        words.add(word(word.toString()));
        word.setLength(0);
        bytes = 0;
      }
      word.appendCodePoint(c);
      bytes += more;
    }
    words.add(word(word.toString()));
    return String.join("\r\n ", words);
  }

  private static String word(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }

  /** What may stand in an identifier or a host name. */
  static String atom(String text) {
    return text.replaceAll("[^A-Za-z0-9.-]", "-");
  }
}

package io.staunch.agent.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Notice.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MailTest {

  @Test
  void a_page_as_mail() {
    Message message =
        new Message(
            "srv1-17",
            "srv1",
            Messages.AT,
            Messages.notice(Severity.PAGE, 42, 1, "web uses 212 MiB of 200 MiB. Nothing is done."));
    assertThat(mail(message).replace("\r\n", "\n"))
        .isEqualTo(
            """
            From: Staunch <staunch@example.org>
            To: ops@example.org,
             boss@example.org
            Subject: [srv1] PAGE ST-HELD web: web uses 212 MiB of 200 MiB. Nothing is done.
            Date: Thu, 20 Nov 2025 03:12:00 +0000
            Message-ID: <srv1-17@srv1>
            Auto-Submitted: auto-generated
            X-Staunch-Code: ST-HELD
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            web uses 212 MiB of 200 MiB. Nothing is done.

            Next:     staunch explain last
            Code:     ST-HELD, see docs/runbooks/ST-HELD.md
            Host:     srv1
            Service:  web
            Incident: 42, said again until: staunch ack 42
            Reminder: 1
            Said at:  2025-11-20T03:12:00Z
            """);
  }

  @Test
  void no_text_can_begin_a_header_of_its_own() {
    Message evil =
        new Message(
            "k\r\nBcc: x@y",
            "srv1\r\nBcc: x@y",
            Messages.AT,
            new Notice(
                "ST-HELD\nBcc: x@y",
                Severity.PAGE,
                1,
                Optional.of("web\r\nBcc: x@y"),
                0,
                "text\rBcc: x@y\r\n.\r\nMAIL FROM:<z>",
                "next"));
    String mail = mail(evil);
    String head = mail.substring(0, mail.indexOf("\r\n\r\n"));
    assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(head.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  @Test
  void other_than_ascii_is_encoded_in_subject_and_body() {
    String mail = mail(Messages.page("k", "Größe überschritten: " + "ü".repeat(60)));
    assertThat(mail.chars()).allMatch(c -> c < 0x7f);
    assertThat(mail.lines()).allMatch(line -> line.length() <= 78);
    assertThat(mail).contains("Subject: =?utf-8?B?").contains("?=\r\n =?utf-8?B?");
    String body = mail.substring(mail.indexOf("\r\n\r\n")).replaceAll("\\s", "");
    assertThat(new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8))
        .startsWith("Größe überschritten: üü");
  }

  @Test
  void a_line_of_one_dot_does_not_end_the_mail() {
    assertThat(MailCarrier.stuffed("a\r\n.\r\n..b\r\nc.\r\n"))
        .isEqualTo("a\r\n..\r\n...b\r\nc.\r\n");
    assertThat(MailCarrier.stuffed(".a")).isEqualTo("..a");
  }

  private static String mail(Message message) {
    return Mail.of(message, "staunch@example.org", List.of("ops@example.org", "boss@example.org"));
  }
}

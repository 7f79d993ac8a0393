package io.staunch.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.act.Action;
import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.policy.check.Given;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Placed;
import io.staunch.policy.text.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostReaderTest {
  private static HostFile read(String text) {
    Loaded<HostFile> loaded = HostReader.read(Source.of("host.yaml", text), Given.ACCOUNTS);
    assertThat(loaded.problems()).isEmpty();
    return loaded.value().orElseThrow();
  }

  private static HostFile full() {
    return read(Given.text(Given.RESOURCES.resolve("good/full-host.yaml")));
  }

  private static HostFile.Service service(HostFile host, String name) {
    return Optional.ofNullable(host.services().get(name)).map(Placed::value).orElseThrow();
  }

  @Test
  void a_service_is_declared_with_all_that_makes_it_known() {
    HostFile host = full();
    assertThat(host.host().value()).isEqualTo("full");
    assertThat(host.mode().value()).isEqualTo(Mode.ADVISE);
    assertThat(host.ruling()).isEqualTo(12);
    HostFile.Service web = service(host, "web");
    assertThat(web.declaration())
        .isEqualTo(
            new Declaration(
                "web",
                33,
                Optional.of("/usr/bin/web"),
                List.of("--port", "8080"),
                Optional.of("/run/web.pid"),
                Optional.of("/system.slice/web.service"),
                Optional.of(Bytes.ofMebi(2048)),
                Optional.of(new Declaration.StartLimit(5, Duration.ofSeconds(10))),
                Duration.ofSeconds(13),
                Duration.ofSeconds(12)));
    assertThat(web.mode()).isEqualTo(Mode.APPROVE);
    assertThat(service(host, "cache").declaration().uid()).isEqualTo(1002);
  }

  @Test
  void what_may_be_done_to_it_is_taken_from_the_actions() {
    ServiceActions actions = service(full(), "web").actions();
    assertThat(actions.veto()).contains(new Action("veto", Duration.ofSeconds(1)));
    assertThat(actions.restart()).contains(new Action("restart", Duration.ofSeconds(30)));
    assertThat(actions.reload()).map(Action::name).contains("reload");
    assertThat(actions.drain()).map(Action::name).contains("drain");
    assertThat(actions.undrain()).map(Action::name).contains("undrain");
    assertThat(actions.start()).map(Action::name).contains("start");
    assertThat(actions.health()).map(Action::name).contains("health");
    assertThat(actions.stop())
        .contains(new ServiceActions.Stop.Signal(Duration.ofSeconds(7), Duration.ofSeconds(3)));
    assertThat(actions.settle()).isEqualTo(Duration.ofSeconds(11));
    assertThat(actions.startTimeout()).isEqualTo(Duration.ofSeconds(12));
    assertThat(actions.takesAlong()).containsExactly("cache");
    assertThat(service(full(), "cache").actions().stop())
        .contains(new ServiceActions.Stop.Command(new Action("stop", Duration.ofSeconds(30))));
  }

  @Test
  void an_action_keeps_its_words_as_they_stand() {
    HostFile host = full();
    assertThat(host.actions().get("health"))
        .isEqualTo(
            new HostAction(
                "health",
                List.of("/bin/ctl", "health", ""),
                Duration.ofSeconds(30),
                Bytes.ofKibi(4)));
  }

  @Test
  void every_way_to_tell_people_is_read() {
    assertThat(full().channels().values())
        .containsExactly(
            new Channel.Webhook(
                "hook", URI.create("https://hooks.example.org/x?y=z"), Duration.ofSeconds(10)),
            new Channel.Smtp(
                "mail",
                "mail.example.org",
                2525,
                "staunch@h1",
                List.of("a@example.org", "b@example.org"),
                Duration.ofSeconds(10)),
            new Channel.Command(
                "program", List.of("/usr/bin/logger", "-t", "staunch"), Duration.ofSeconds(2)));
  }

  @Test
  void a_service_without_actions_is_only_watched() {
    HostFile host = Given.host();
    assertThat(service(host, "database").mayBeActedOn()).isFalse();
    assertThat(service(host, "web").mayBeActedOn()).isTrue();
  }

  @Test
  void the_least_host_file_observes() {
    HostFile host = read("kind: host\nhost: h1\n");
    assertThat(host.mode().value()).isEqualTo(Mode.OBSERVE);
    assertThat(host.ruling()).isEqualTo(1);
    assertThat(host.services()).isEmpty();
  }

  @Test
  void what_keeps_a_server_reachable_is_known_by_name_and_by_program() {
    HostFile host =
        read(
            """
            kind: host
            host: h1
            services:
              way-in:
                identity: {user: root, executable: /usr/sbin/sshd}
              web:
                identity: {user: app, executable: /usr/bin/web}
            """);
    assertThat(service(host, "way-in").alwaysProtected()).isPresent();
    assertThat(service(host, "web").alwaysProtected()).isEmpty();
  }

  @Test
  void lines_of_passwd_in_another_form_are_left_out() {
    Accounts accounts = Accounts.ofPasswd("root:x:0:0::/root:/bin/sh\n+nis\n\nodd:x:-1:0::\nx:y\n");
    assertThat(accounts.uids()).hasSize(1);
    assertThat(accounts.uid("root")).contains(0);
  }
}

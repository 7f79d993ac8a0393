package io.staunch.agent.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write a policy's files, as the agent judges it. */
class ConfigurationTest {
  @TempDir Path folder;
  private Path agent = Path.of("");

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @BeforeEach
  void files() throws IOException {
    Path host = write("host.yaml", "kind: host\nhost: h1\n");
    write(
        "policy.d/10-site.yaml",
        """
        kind: policy
        name: site
        include: ../parts/web.yaml
        """);
    write("policy.d/20-mode.yaml", "kind: policy\nmode: advise\n");
    write(
        "parts/web.yaml",
        """
        kind: policy
        rules:
          web: {services: web, limit: 1GiB}
        """);
    agent =
        write(
            "staunch.yaml",
            "kind: agent\nhost-file: " + host + "\npolicy: " + folder.resolve("policy.d") + "\n");
  }

  @Test
  void messages_go_by_the_routes_of_the_policy_to_channels_of_the_host() throws IOException {
    write("policy.d/30-notify.yaml", "kind: policy\nnotify:\n  pages: {channels: [pager]}\n");
    assertThat(Configuration.read(agent))
        .isInstanceOfSatisfying(
            Configuration.Read.Bad.class,
            bad ->
                assertThat(bad.problems())
                    .singleElement()
                    .asString()
                    .contains("found the channel \"pager\" of route pages"));
    write("host.yaml", "kind: host\nhost: h1\nchannels:\n  pager: {run: [/bin/true]}\n");
    assertThat(Configuration.read(agent))
        .isInstanceOfSatisfying(
            Configuration.Read.Good.class,
            good ->
                assertThat(good.configuration().routes().routes())
                    .singleElement()
                    .satisfies(route -> assertThat(route.channels()).containsExactly("pager")));
  }

  private void openToAll(String name) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  @Test
  void a_policys_folder_is_one_policy_with_what_its_files_include() {
    assertThat(Configuration.read(agent))
        .isInstanceOfSatisfying(
            Configuration.Read.Good.class,
            good -> assertThat(good.configuration().rules().policy()).isEqualTo("site@1"));
  }

  @Test
  void whoever_may_write_a_file_of_the_folder_or_an_included_one_may_write_the_policy()
      throws IOException {
    openToAll("policy.d/20-mode.yaml");
    openToAll("parts/web.yaml");
    assertThat(Configuration.read(agent))
        .isInstanceOfSatisfying(
            Configuration.Read.Bad.class,
            bad ->
                assertThat(bad.problems())
                    .extracting(Problem::toString)
                    .satisfiesExactlyInAnyOrder(
                        each ->
                            assertThat(each)
                                .startsWith(
                                    folder.resolve("policy.d/20-mode.yaml")
                                        + ": found a file that everybody may write to"),
                        each ->
                            assertThat(each)
                                .startsWith(
                                    folder.resolve("parts/web.yaml")
                                        + ": found a file that everybody may write to")));
  }
}

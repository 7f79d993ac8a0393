package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void good_files_end_with_0_and_show_what_holds() throws IOException {
    Path host = write("host.yaml", Given.text(Given.RESOURCES.resolve("good/host.yaml")));
    Path policy =
        write(
            "p.yaml",
            """
            kind: policy
            name: p
            mode: enforce
            candidates: [web]
            rules:
              web: {services: web, limit: 1GiB}
            """);
    PolicyCheck.Result result =
        PolicyCheck.run(List.of(policy, host), Given.ACCOUNTS, Instant.EPOCH);
    assertThat(result.exitCode()).isZero();
    assertThat(result.text())
        .contains("p.yaml (policy)")
        .containsPattern("rules.web.limit +1GiB +.*p.yaml:6:31")
        .containsPattern("cool-down +10m +default")
        .contains("p on host h1, mode enforce")
        .containsPattern("web +web \\(enforce: restart\\)")
        .containsPattern("database +only watched")
        .endsWith("no problems, no warnings\n");
  }

  @Test
  void problems_of_all_files_come_at_once_and_end_with_78() throws IOException {
    Path one = write("one.yaml", "kind: policy\nname: p\nmode: enforc\n");
    Path two = write("two.yaml", "kind: host\n");
    Path three = write("three.yaml", "kindly: agent\n");
    Path four = folder.resolve("four.yaml");
    PolicyCheck.Result result =
        PolicyCheck.run(List.of(one, two, three, four), Given.ACCOUNTS, Instant.EPOCH);
    assertThat(result.exitCode()).isEqualTo(78);
    assertThat(result.text().lines())
        .containsExactly(
            one
                + ":1:1: found no \"rules\" in a policy, expected names, each with the settings of a rule",
            one
                + ":3:7: found \"enforc\", expected one of observe, advise, approve and enforce"
                + " — did you mean \"enforce\"?",
            two
                + ":1:1: found no \"host\" in a host file, expected a name of letters, digits and"
                + " . _ @ : - that starts with a letter or digit",
            three
                + ":1:1: found no \"kind\", expected \"kind: policy\", \"kind: host\","
                + " \"kind: agent\" or \"kind: policy-test\" as the first line",
            four + ": found no such file, expected a file that exists and may be read",
            "5 problems, no warnings");
  }

  @Test
  void a_policy_is_held_against_every_host_file_among_them() throws IOException {
    Path host = write("host.yaml", Given.text(Given.RESOURCES.resolve("good/host.yaml")));
    Path policy =
        write(
            "p.yaml",
            "kind: policy\nname: p\ncandidates: [wbe]\nrules:\n  web: {services: web, limit: 1GiB}\n");
    PolicyCheck.Result result =
        PolicyCheck.run(List.of(policy, host), Given.ACCOUNTS, Instant.EPOCH);
    assertThat(result.exitCode()).isZero();
    assertThat(result.text())
        .startsWith(policy + ":3:14: warning: found the candidate \"wbe\"")
        .contains("did you mean \"web\"?")
        .endsWith("no problems, 1 warning\n");
  }

  @Test
  void a_risk_that_is_over_is_said() throws IOException {
    Path policy =
        write(
            "p.yaml",
            """
            kind: policy
            name: p
            risk:
              web: {level: never, until: 2026-12-24}
              db: {level: avoid, until: 2026-12-26T01:00+01:00}
            rules:
              web: {services: web, limit: 1GiB}
            """);
    List<Path> files = List.of(policy);
    Instant end = Instant.parse("2026-12-25T00:00:00Z");
    assertThat(PolicyCheck.run(files, Given.ACCOUNTS, end.minusSeconds(1)).warnings()).isEmpty();
    PolicyCheck.Result over = PolicyCheck.run(files, Given.ACCOUNTS, end);
    assertThat(over.exitCode()).isZero();
    assertThat(over.warnings())
        .extracting(Object::toString)
        .containsExactly(
            policy
                + ":4:3: found a risk of \"web\" that ended 2026-12-25 00:00 UTC, expected a later"
                + " end, or none of it — it counts as neutral");
  }

  @Test
  void a_folder_is_one_policy() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("policy.d"));
    Files.writeString(drop.resolve("10.yaml"), "kind: policy\nname: p\n");
    Files.writeString(
        drop.resolve("20.yaml"), "kind: policy\nrules:\n  web: {services: web, limit: 1GiB}\n");
    assertThat(PolicyCheck.run(List.of(drop), Given.ACCOUNTS, Instant.EPOCH).exitCode()).isZero();
  }

  @Test
  void a_folder_of_host_files_is_refused() throws IOException {
    Path drop = Files.createDirectory(folder.resolve("host.d"));
    Files.writeString(drop.resolve("10.yaml"), "kind: host\nhost: h1\n");
    Files.writeString(drop.resolve("20.yaml"), "kind: host\nmode: enforce\n");
    assertThat(PolicyCheck.run(List.of(drop), Given.ACCOUNTS, Instant.EPOCH).text())
        .startsWith(drop.resolve("20.yaml") + ": found a second host file");
  }
}

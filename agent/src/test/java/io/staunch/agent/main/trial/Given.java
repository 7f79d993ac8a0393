package io.staunch.agent.main.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.terminal.Terminal;
import io.staunch.policy.file.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A policy and tests of it, in a folder of their own. */
final class Given {
  private final Path folder;

  Given(Path folder) {
    this.folder = folder;
  }

  Given policy(String text) throws IOException {
    Files.writeString(
        folder.resolve("small.yaml"), "kind: policy\nname: small\nmode: enforce\n" + text);
    return this;
  }

  Trials.Result test(String text) throws IOException {
    Path file = folder.resolve("small.test.yaml");
    Files.writeString(
        file, "kind: policy-test\npolicy: small.yaml\ntick: 10s\ntests:\n" + text.indent(2));
    return Trials.run(List.of(file), new Accounts(new TreeMap<>()), Terminal.PLAIN);
  }

  /** Every expectation holds. */
  void passes(String text) throws IOException {
    Trials.Result result = test(text);
    assertThat(result.text()).doesNotContain("FAIL");
    assertThat(result.exitCode()).isZero();
  }
}

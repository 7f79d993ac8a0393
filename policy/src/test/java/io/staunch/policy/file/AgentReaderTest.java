package io.staunch.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.fleet.Bytes;
import io.staunch.policy.check.Given;
import io.staunch.policy.setting.Effective;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentReaderTest {
  private static AgentFile read(String... texts) {
    List<Source> sources =
        java.util.stream.IntStream.range(0, texts.length)
            .mapToObj(i -> Source.of(i + ".yaml", texts[i]))
            .toList();
    Loaded<AgentFile> loaded = AgentReader.read(sources);
    assertThat(loaded.problems()).isEmpty();
    return loaded.value().orElseThrow();
  }

  @Test
  void the_shipped_example_says_nothing_but_the_defaults() {
    String example = Given.text(Given.ROOT.resolve("docs/examples/staunch.yaml"));
    assertThat(read(example)).isEqualTo(read("kind: agent\n"));
    Loaded<AgentFile> loaded = AgentReader.read(List.of(Source.of("staunch.yaml", example)));
    assertThat(loaded.effective())
        .filteredOn(row -> !row.name().equals("format"))
        .extracting(Effective::at)
        .allSatisfy(at -> assertThat(at).isPresent());
  }

  @Test
  void every_setting_arrives_where_it_belongs() {
    AgentFile agent =
        read(
            """
            kind: agent
            tick: 1s
            state: /tmp/s/state
            socket: /tmp/s/sock
            read-group: readers
            operate-group: operators
            host-file: /tmp/s/host.yaml
            policy: /tmp/s/policy.yaml
            pause-flag: /tmp/s/pause
            history: 2MiB
            ledger: 3MiB
            recording: 9MiB
            smaps: {budget: 40ms, largest: 5GiB}
            evidence: {time: 6s, per-act: 7MiB, in-all: 8MiB}
            own: {memory: 90MiB, cpu: 5%}
            """);
    assertThat(agent)
        .isEqualTo(
            new AgentFile(
                Duration.ofSeconds(1),
                Path.of("/tmp/s/state"),
                Path.of("/tmp/s/sock"),
                "readers",
                "operators",
                Path.of("/tmp/s/host.yaml"),
                Path.of("/tmp/s/policy.yaml"),
                Path.of("/tmp/s/pause"),
                Bytes.ofMebi(2),
                Bytes.ofMebi(3),
                Bytes.ofMebi(9),
                new AgentFile.Smaps(Duration.ofMillis(40), Bytes.ofMebi(5 * 1024)),
                new AgentFile.Evidence(Duration.ofSeconds(6), Bytes.ofMebi(7), Bytes.ofMebi(8)),
                new AgentFile.Own(Bytes.ofMebi(90), 0.05)));
  }

  @Test
  void drop_ins_add_to_the_file() {
    AgentFile agent = read("kind: agent\ntick: 1s\n", "kind: agent\nown: {cpu: 5%}\n");
    assertThat(agent.tick()).isEqualTo(Duration.ofSeconds(1));
    assertThat(agent.own().cpu()).isEqualTo(0.05);
    assertThat(agent.own().memory()).isEqualTo(Bytes.ofMebi(256));
  }
}

package io.staunch.agent.main.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.disk.RecordingFile;
import io.staunch.agent.disk.RecordingReader;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import io.staunch.core.replay.Recorder;
import io.staunch.core.wire.Codec;
import io.staunch.policy.check.MadeHost;
import io.staunch.policy.check.PolicyCompiler;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy beside the one that was live while a service grew. */
final class ShadowTest {
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Place HERE = Place.whole("test");

  @TempDir private Path folder;
  private final Codec codec = new Codec();

  private Ruleset rules(String limit, String mode) throws IOException {
    Path file = folder.resolve("policy-" + limit + ".yaml");
    Files.write(
        file,
        List.of(
            "kind: policy",
            "name: up-to-" + limit,
            "mode: " + mode,
            "candidates: [web]",
            "rules:",
            "  limit: {services: web, limit: " + limit + "}"));
    PolicyFile policy = PolicyReader.read(Source.readAll(file)).value().orElseThrow();
    TreeMap<String, Place> services = new TreeMap<>();
    services.put("web", HERE);
    return PolicyCompiler.compile(policy, MadeHost.of("web01", services, policy, HERE), TICK)
        .value()
        .orElseThrow();
  }

  private static Moment at(int tick) {
    Duration since = TICK.multipliedBy(tick);
    return new Moment(
        Instant.parse("2025-11-01T00:00:00Z").plus(since), Duration.ofDays(1).plus(since), "boot");
  }

  /** A service that grows by a mebibyte each tick, from 1 MiB to 600 MiB. */
  private static Sample sample(int tick) {
    Bytes uses = Bytes.ofMebi(tick + 1);
    ServerMemory memory = ServerMemory.ofProcesses(Bytes.ofMebi(8192), uses);
    ServiceSample web =
        new ServiceSample.Present(
            "web",
            new Incarnation("web-1"),
            Duration.ofHours(1).plus(TICK.multipliedBy(tick)),
            List.of(100),
            uses,
            Optional.of(uses),
            Optional.of(Bytes.ZERO),
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.empty(),
            false);
    return new Sample(at(tick), memory, List.of(web), Surroundings.QUIET, false, TICK);
  }

  /** What an agent with this policy records. */
  private void record(Ruleset live) {
    Engine engine = new Engine(live);
    try (RecordingFile file =
        new RecordingFile(folder.resolve("recording"), Bytes.ofMebi(64), codec)) {
      Recorder recorder = new Recorder(file, "1.0");
      hear(engine, recorder, new Event.Recovered(List.of(), List.of(), "1.0", at(0)));
      for (int tick = 0; tick < 600; tick++) {
        hear(engine, recorder, new Event.Sampled(sample(tick)));
      }
    }
  }

  private static void hear(Engine engine, Recorder recorder, Event event) {
    recorder.hears(engine, event);
    for (Effect effect : engine.on(event)) {
      if (effect instanceof Effect.Note note) {
        hear(engine, recorder, new Event.Recorded(note.entry().number(), true, note.entry().at()));
      }
    }
  }

  private List<String> beside(Ruleset tried) throws IOException {
    Shadow shadow = Shadow.of(RecordingReader.of(folder.resolve("recording"), codec), tried);
    return ShadowText.of(shadow, tried.policy(), ZoneOffset.UTC);
  }

  @Test
  void what_it_would_have_done_stands_beside_what_the_live_policy_did() throws IOException {
    record(rules("500MiB", "advise"));

    assertThat(beside(rules("300MiB", "enforce")).subList(1, 3))
        .containsExactly(
            "  11-01 00:25:00  the shadow would have: restart web by limit; the live policy would"
                + " have: restart web by limit 16m 40s later",
            "no differences");
    assertThat(beside(rules("900MiB", "enforce")).subList(1, 3))
        .containsExactly(
            "  11-01 00:41:40  the live policy would have: restart web by limit; the shadow would"
                + " not",
            "1 difference");
  }

  @Test
  void a_shadow_never_acts_whatever_its_policy_says() throws IOException {
    record(rules("900MiB", "advise"));

    Shadow shadow =
        Shadow.of(
            RecordingReader.of(folder.resolve("recording"), codec), rules("300MiB", "enforce"));
    assertThat(shadow.deeds())
        .singleElement()
        .satisfies(deed -> {
          assertThat(deed.who()).isEqualTo(Shadow.Who.SHADOW);
          assertThat(deed.done()).isFalse();
        });
  }
}

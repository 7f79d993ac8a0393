package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.engine.Effect;
import io.staunch.core.engine.Engine;
import io.staunch.core.engine.Event;
import io.staunch.core.replay.Recorder;
import io.staunch.core.replay.Replay;
import io.staunch.core.replay.TapeLine;
import io.staunch.core.wire.Codec;
import io.staunch.simulation.shell.Build;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to an agent, its recording heard again gives the same effects. */
final class RecordingTest {
  private static final Codec CODEC = new Codec();

  /** An agent that is recorded, with everything that its engine asked for since. */
  private static final class Recorded implements Build, Recorder.Tape {
    private final List<String> lines = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private Optional<Engine> heard = Optional.empty();
    private Recorder recorder = new Recorder(this, "test");
    private int length;

    @Override
    public String name() {
      return "recorded";
    }

    @Override
    public List<Effect> hear(Engine engine, Event event) {
      if (heard.filter(known -> known == engine).isEmpty()) {
        heard = Optional.of(engine);
        recorder = new Recorder(this, "test");
      }
      recorder.hears(engine, event);
      List<Effect> asked = Build.super.hear(engine, event);
      if (!(event instanceof Event.Recovered)) {
        asked.forEach(effect -> effects.add(CODEC.text(Effect.class, effect)));
      }
      return asked;
    }

    @Override
    public boolean begin() {
      length = 0;
      return true;
    }

    @Override
    public boolean append(TapeLine line) {
      lines.add(CODEC.text(TapeLine.class, line));
      length++;
      return true;
    }

    @Override
    public boolean isLong() {
      return length > 60;
    }
  }

  /** What a recording gives when it is heard again. */
  private static final class Heard implements Replay.Listener {
    private final List<String> effects = new ArrayList<>();
    private int segments;

    @Override
    public void began(TapeLine.Head head) {
      segments++;
    }

    @Override
    public void resumed(long lastEntry) {}

    @Override
    public void heard(Event event, List<Effect> asked) {
      asked.forEach(effect -> effects.add(CODEC.text(Effect.class, effect)));
    }

    @Override
    public void differs(String what) {
      effects.add(what);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 46, 88, 137, 5003})
  void a_recording_that_is_heard_again_gives_the_same_effects(long seed) {
    Recorded recorded = new Recorded();
    assertThat(Simulation.run(seed, recorded).broken()).isEmpty();

    Heard heard = new Heard();
    Replay replay = new Replay(heard);
    recorded.lines.forEach(line -> replay.take(CODEC.parse(TapeLine.class, line).orThrow()));

    assertThat(heard.effects).isEqualTo(recorded.effects);
    assertThat(heard.segments).isGreaterThan(5);
  }
}

package io.staunch.policy.trial;

import io.staunch.policy.setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What people and others do while a test runs. */
public sealed interface Occasion {
  /**
   * @param forHow empty: until resumed
   */
  record Pause(Optional<Duration> forHow) implements Occasion {}

  record Resume() implements Occasion {}

  /** Somebody acknowledges every open incident. */
  record Acknowledge() implements Occasion {}

  /** Somebody else restarts a service. */
  record ForeignRestart(String service) implements Occasion {}

  /** A notify channel's test passed, or failed. */
  record Channel(boolean tested) implements Occasion {}

  /** A package manager is at work. */
  record PackageManager(Duration forHow) implements Occasion {}

  /** How they are written. */
  Kind<Occasion> KIND =
      new Sentence.Of<>(
          "event",
          "an event such as \"pause for 10m\" or \"restart web\"",
          Occasion::read,
          new Resume());

  private static Occasion read(Sentence sentence) {
    List<String> words = List.of("pause", "resume", "ack", "restart", "channel", "package-manager");
    return switch (sentence.oneOf("one of " + String.join(", ", words), words)) {
      case "pause" ->
          new Pause(sentence.take("for") ? Optional.of(sentence.duration()) : Optional.empty());
      case "resume" -> new Resume();
      case "ack" -> new Acknowledge();
      case "restart" -> new ForeignRestart(sentence.word("a service"));
      case "channel" -> {
        List<String> states = List.of("tested", "untested");
        yield new Channel(sentence.oneOf("one of tested, untested", states).equals("tested"));
      }
      default -> {
        sentence.must("for");
        yield new PackageManager(sentence.duration());
      }
    };
  }
}

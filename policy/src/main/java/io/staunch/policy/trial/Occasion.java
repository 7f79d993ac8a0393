package io.staunch.policy.trial;

import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
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

  /** A person allows what was last asked about a service. */
  record Approve(String service) implements Occasion {}

  record Refuse(String service) implements Occasion {}

  record Postpone(String service, Duration forHow) implements Occasion {}

  /** Somebody else stops a service, and it stays down. */
  record Stop(String service) implements Occasion {}

  record Start(String service) implements Occasion {}

  /** The service that it is about. */
  default Optional<String> named() {
    return switch (this) {
      case ForeignRestart(String service) -> Optional.of(service);
      case Approve(String service) -> Optional.of(service);
      case Refuse(String service) -> Optional.of(service);
      case Postpone(String service, Duration _) -> Optional.of(service);
      case Stop(String service) -> Optional.of(service);
      case Start(String service) -> Optional.of(service);
      case Pause _, Resume _, Acknowledge _, Channel _, PackageManager _ -> Optional.empty();
    };
  }

  /**
   * As it is written in a file.
   *
   * @param host only there; empty: on every host of the test
   * @param words each with its place
   */
  record Said(Occasion what, Optional<String> host, List<Placed<String>> words) {
    public Said {
      words = List.copyOf(words);
    }

    /** Where its first such word stands; {@code otherwise} where none does. */
    Place place(String word, Place otherwise) {
      return words.stream()
          .filter(each -> each.value().equals(word))
          .map(Placed::at)
          .findFirst()
          .orElse(otherwise);
    }

    @Override
    public String toString() {
      return String.join(" ", words.stream().map(Placed::value).toList());
    }
  }
}

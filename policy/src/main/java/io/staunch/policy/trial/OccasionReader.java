package io.staunch.policy.trial;

import io.staunch.policy.setting.Kind;
import java.util.List;
import java.util.Optional;

/** Reads what happens meanwhile; the grammar stands in docs/policy-test.md. */
final class OccasionReader {
  private OccasionReader() {}

  static final Kind<Occasion.Said> KIND =
      new Sentence.Of<>(
          "event",
          "an event such as \"pause for 10m\" or \"restart web\"",
          OccasionReader::said,
          new Occasion.Said(new Occasion.Resume(), Optional.empty(), List.of()));

  private static Occasion.Said said(Sentence sentence) {
    Occasion what = read(sentence);
    Optional<String> host =
        sentence.take("on") ? Optional.of(sentence.word("a host of this test")) : Optional.empty();
    return new Occasion.Said(what, host, sentence.words());
  }

  private static Occasion read(Sentence sentence) {
    List<String> words =
        List.of(
            "pause",
            "resume",
            "ack",
            "restart",
            "stop",
            "start",
            "approve",
            "refuse",
            "postpone",
            "channel",
            "package-manager");
    return switch (sentence.oneOf("one of " + String.join(", ", words), words)) {
      case "pause" ->
          new Occasion.Pause(
              sentence.take("for") ? Optional.of(sentence.duration()) : Optional.empty());
      case "resume" -> new Occasion.Resume();
      case "ack" -> new Occasion.Acknowledge();
      case "restart" -> new Occasion.ForeignRestart(sentence.word("a service"));
      case "stop" -> new Occasion.Stop(sentence.word("a service"));
      case "start" -> new Occasion.Start(sentence.word("a service"));
      case "approve" -> new Occasion.Approve(sentence.word("a service"));
      case "refuse" -> new Occasion.Refuse(sentence.word("a service"));
      case "postpone" -> {
        String service = sentence.word("a service");
        sentence.must("for");
        yield new Occasion.Postpone(service, sentence.duration());
      }
      case "channel" -> {
        List<String> states = List.of("tested", "untested");
        yield new Occasion.Channel(
            sentence.oneOf("one of tested, untested", states).equals("tested"));
      }
      default -> {
        sentence.must("for");
        yield new Occasion.PackageManager(sentence.duration());
      }
    };
  }
}

package io.staunch.agent.disk;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Entries to write, and what was read again. */
final class Entries {
  private Entries() {}

  static Entry entry(long number) {
    return entry(number, "it is entry " + number + " that says so");
  }

  static Entry entry(long number, String text) {
    Moment at =
        new Moment(
            Instant.parse("2025-11-01T03:00:00Z").plusSeconds(number),
            Duration.ofSeconds(number),
            "boot");
    return new Entry(number, number % 3, at, new Fact.Gap(text));
  }

  static List<Entry> entries(long from, long to) {
    List<Entry> entries = new ArrayList<>();
    for (long n = from; n <= to; n++) {
      entries.add(entry(n));
    }
    return entries;
  }

  static final HeadAnchor NOWHERE =
      new HeadAnchor() {
        @Override
        public Written anchor(long number, String hash) {
          return new Written.Kept(false);
        }

        @Override
        public String describe() {
          return "nowhere";
        }
      };

  static <T> Opened.Ready<T> ready(Opened<T> opened) {
    return switch (opened) {
      case Opened.Ready<T> ready -> ready;
      case Opened.Refused<T>(String reason) -> throw new AssertionError(reason);
    };
  }

  static byte[] bytes(Path file) {
    try {
      return java.nio.file.Files.readAllBytes(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

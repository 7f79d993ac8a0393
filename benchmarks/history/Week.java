import io.staunch.agent.disk.Opened;
import io.staunch.agent.disk.RingFile;
import io.staunch.agent.disk.Tier;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.attribute.Surroundings;
import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.fleet.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes rows of a second for days through the real history file, each service with a life a day, as the agent does; then
 * reads the whole span back as plots do. Bytes are those of write calls, counted by the kernel (/proc/self/io).
 */
public final class Week {
  private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  private static final int DAY = 86_400;

  public static void main(String[] args) throws IOException {
    long seconds = Long.parseLong(args[0]) * DAY;
    int services = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("staunch-history-");
    Path file = folder.resolve("history.ring");
    try {
      write(file, seconds, services);
      long opened = System.nanoTime();
      try (RingFile ring = ready(RingFile.open(file, RingFile.Bounds.USUAL))) {
        say("opened again after a kill in %d ms", millis(opened));
        Instant end = START.plusSeconds(seconds);
        for (int round = 1; round <= 3; round++) {
          for (Tier tier : Tier.values()) {
            long began = System.nanoTime();
            List<Integer> rows = new ArrayList<>(List.of(0));
            ring.reader()
                .each(
                    "service-07",
                    tier,
                    1,
                    (_, row) -> {
                      if (row.at().isBefore(end)) {
                        rows.set(0, rows.getFirst() + 1);
                      }
                      return true;
                    });
            say("round %d: %-4s %6d rows of one service read in %d ms", round, tier.word(), rows.getFirst(), millis(began));
          }
        }
        long began = System.nanoTime();
        int lives = ring.reader().lives("service-07").size();
        say("%d lives read in %d ms", lives, millis(began));
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void write(Path file, long seconds, int services) throws IOException {
    long began = System.nanoTime();
    // not closed, as a kill would leave it
    RingFile ring = ready(RingFile.open(file, RingFile.Bounds.USUAL));
    say("made in %d ms", millis(began));
    long before = written();
    began = System.nanoTime();
    for (long second = 0; second < seconds; second++) {
      if (!ring.append(sample(second, services)).kept()) {
        throw new IOException("row " + second + " was not kept");
      }
    }
    double each = (System.nanoTime() - began) / 1e3 / seconds;
    say("%d rows of %d services written, %.1f µs each", seconds, services, each);
    say("%.1f bytes written per row, tiers and lives included", (double) (written() - before) / seconds);
    say("file: %s (%d bytes)", new Bytes(Files.size(file)), Files.size(file));
    for (Tier tier : Tier.values()) {
      say("  %-4s at most %d rows", tier.word(), ring.capacity(tier));
    }
  }

  private static Sample sample(long second, int services) {
    Moment at = new Moment(START.plusSeconds(second), Duration.ofSeconds(second), "boot");
    List<ServiceSample> seen = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      long shifted = second + i * 977L;
      long age = shifted % DAY;
      seen.add(
          new ServiceSample.Present(
              "service-%02d".formatted(i),
              new Incarnation("life-" + shifted / DAY),
              Duration.ofSeconds(age),
              List.of(100 + i),
              Bytes.ofKibi(200_000 + 10 * age),
              Optional.empty(),
              Optional.empty(),
              Optional.of(Bytes.ofMebi(2048)),
              1,
              Optional.empty(),
              Optional.empty(),
              false));
    }
    Bytes none = Bytes.ZERO;
    ServerMemory memory =
        new ServerMemory(
            Bytes.ofMebi(64_000), Bytes.ofMebi(20_000), none, none, none, none, none, none, none, none, none, none, Optional.empty());
    return new Sample(at, memory, seen, Surroundings.QUIET, false, Duration.ZERO);
  }

  private static long written() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("wchar: "))
        .mapToLong(line -> Long.parseLong(line.substring(7)))
        .sum();
  }

  private static RingFile ready(Opened<RingFile> opened) throws IOException {
    return switch (opened) {
      case Opened.Ready<RingFile>(RingFile file, var _, var _) -> file;
      case Opened.Refused<RingFile>(String reason) -> throw new IOException(reason);
    };
  }

  private static long millis(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toMillis();
  }

  private static void say(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }
}

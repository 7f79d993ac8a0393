package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.engine.Engine;
import io.staunch.simulation.scenario.Ambush;
import io.staunch.simulation.shell.Build;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many seeds; a run that was cut off goes on where it stopped, unless the code has changed. */
@Tag("soak")
final class SoakTest {
  private static final long SEEDS = 10_000;
  private static final long AT_ONCE = 250;

  @Test
  void ten_thousand_seeds_break_no_law() throws Exception {
    Path progress = Checkout.root().resolve("target/soak/simulated-" + fingerprint());
    Files.createDirectories(progress.getParent());
    for (long first = begin(progress); first <= SEEDS; first += AT_ONCE) {
      hold(first);
      Files.writeString(progress, String.valueOf(first + AT_ONCE));
    }

    assertThat(begin(progress)).isGreaterThan(SEEDS);
  }

  @Test
  void a_thousand_seeds_meet_every_fault_in_every_step() {
    Tally total = new Tally();
    for (long first = 1; first <= 1000; first += AT_ONCE) {
      total.add(hold(first));
    }

    assertThat(total.missed()).as("of " + Ambush.ALL.size()).isEmpty();
  }

  private static Tally hold(long first) {
    Tally total = new Tally();
    SideBySide.each(
        LongStream.range(first, first + AT_ONCE).iterator(),
        seed -> Simulation.run(seed, Build.SOUND),
        result -> {
          assertThat(result.broken())
              .as("staunch simulate --seeds 1 --seed %d", result.seed())
              .isEmpty();
          total.add(result.tally());
          return true;
        });
    return total;
  }

  private static long begin(Path progress) throws IOException {
    return Files.exists(progress) ? Long.parseLong(Files.readString(progress)) : 1;
  }

  /** Of everything that is run: another engine or another simulation begins anew. */
  private static String fingerprint()
      throws IOException, URISyntaxException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Class<?> type : List.of(Engine.class, Simulation.class)) {
      Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }
}

package io.staunch.agent.main;

import io.staunch.core.fleet.Bytes;
import io.staunch.core.ledger.Notice;
import io.staunch.policy.file.AgentFile;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches the agent itself as a service with ceilings: resident memory, and processor time over ten
 * minutes. It says so, once an hour, where one is passed; it never acts, since nobody watches over
 * the watcher's own restart but its service manager.
 */
final class SelfWatch {
  /** Processor time is judged over this long. */
  static final Duration SPAN = Duration.ofMinutes(10);

  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofHours(1);

  private final AgentFile.Own ceilings;
  private Duration looked = Duration.ZERO;
  private Duration spanBegan = Duration.ZERO;
  private Duration cpuThen = Duration.ZERO;
  private Optional<Duration> said = Optional.empty();

  SelfWatch(AgentFile.Own ceilings) {
    this.ceilings = ceilings;
  }

  /** Whether {@link #look} is due, so that the figures are read no more often than needed. */
  boolean isDue(Duration now) {
    return now.minus(looked).compareTo(LOOK) >= 0;
  }

  /**
   * What there is to say.
   *
   * @param now time since boot
   * @param resident the agent's RSS
   * @param cpu processor time used since it started
   */
  Optional<Notice> look(Duration now, Bytes resident, Duration cpu) {
    looked = now;
    Optional<String> trouble = memory(resident).or(() -> cpu(now, cpu));
    boolean quiet = said.map(at -> now.minus(at).compareTo(QUIET) < 0).orElse(false);
    if (trouble.isEmpty() || quiet) {
      return Optional.empty();
    }
    said = Optional.of(now);
    return Optional.of(
        new Notice(
            "ST-SELF",
            Notice.Severity.TICKET,
            0,
            Optional.empty(),
            0,
            trouble.get(),
            "staunch status"));
  }

  private Optional<String> memory(Bytes resident) {
    return resident.compareTo(ceilings.memory()) > 0
        ? Optional.of(
            "The agent itself uses "
                + resident
                + ", above its ceiling of "
                + ceilings.memory()
                + ".")
        : Optional.empty();
  }

  private Optional<String> cpu(Duration now, Duration cpu) {
    if (spanBegan.isZero() || now.compareTo(spanBegan) < 0) {
      spanBegan = now;
      cpuThen = cpu;
    }
    Duration span = now.minus(spanBegan);
    if (span.compareTo(SPAN) < 0) {
      return Optional.empty();
    }
    double share = (double) cpu.minus(cpuThen).toMillis() / span.toMillis();
    spanBegan = now;
    cpuThen = cpu;
    return share > ceilings.cpu()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "The agent itself used %.0f %% of a core over ten minutes, above its ceiling of %.0f %%.",
                share * 100,
                ceilings.cpu() * 100))
        : Optional.empty();
  }
}

package io.staunch.broken.fleet;

import java.time.Instant;
import java.util.function.Supplier;

/** Names the clock in a method reference, which a rule about calls alone would miss. */
public final class AsksTheClock {
  final Supplier<Instant> clock = Instant::now;
}

package io.staunch.simulation.seen;

/** Who ended or began a life. */
public sealed interface Cause {
  /** Our hand, for this order. */
  record Ours(long order) implements Cause {}

  /** Anybody or anything else. */
  enum Other implements Cause {
    /** Out of memory. */
    KERNEL,
    /** It ended by itself. */
    CRASH,
    PERSON,
    SUPERVISOR,
    BOOT
  }
}

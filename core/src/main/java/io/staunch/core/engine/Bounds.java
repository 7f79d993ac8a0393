package io.staunch.core.engine;

import java.time.Duration;

/** The bounds of everything the engine keeps; the agent prints their sum at start. */
public final class Bounds {
  /** Declared services. */
  public static final int SERVICES = 256;

  /** Findings kept: rules × services. */
  public static final int FINDINGS = 2048;

  /** Incidents remembered, open ones first. */
  public static final int INCIDENTS = 256;

  /** Orders whose outcome or worth is still awaited. */
  public static final int WORKS = 128;

  /** Proposals remembered; those that wait for an answer are forgotten last. */
  public static final int PROPOSALS = 64;

  /** Notices of the last hour that the rate cap counts. */
  public static final int NOTICES = 1024;

  /** Entries that a disk did not take and that are written again once it does. */
  public static final int UNWRITTEN = 64;

  /** Entries on their way to the disk. */
  public static final int ON_THEIR_WAY = 1024;

  /** How much of one bound is used. */
  public record Use(String what, int used, int most) {}

  /**
   * Wall time may differ from the boot clock by this much between two events before it counts as a
   * step.
   */
  static final Duration CLOCK_STEP = Duration.ofSeconds(30);

  /** How long a clock that nobody can vouch for must run evenly before it is trusted again. */
  static final Duration CLOCK_SETTLE = Duration.ofMinutes(10);

  /** The ruling figure of every service is read at least this often. */
  static final Duration RULING_AGE = Duration.ofSeconds(60);

  /** From this share of a limit on, the ruling figure is read with every sample. */
  static final double NEAR = 0.8;

  /** An order that nobody heard of again is inquired about this long after its worst case. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  /** A refusal that passes by itself wakes people only when it has lasted this long. */
  static final Duration HOLD_PATIENCE = Duration.ofMinutes(5);

  /** Where less time than this is left, a question to people is a page: it is a night's sleep. */
  static final Duration TOO_NEAR_TO_SLEEP = Duration.ofHours(12);

  /** What is decided on is no older than so many ticks. */
  static final int FRESH_TICKS = 3;

  private Bounds() {}
}

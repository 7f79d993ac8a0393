package io.staunch.agent.disk;

import java.io.IOException;

/**
 * What became of a write: a disk that does not take it is a value that rules what may be done,
 * never an exception.
 */
public sealed interface Written {

  /**
   * It is on the disk, and proved to be where that was asked for.
   *
   * @param onReserve the disk is full and the preallocated reserve took it
   */
  record Kept(boolean onReserve) implements Written {}

  /**
   * It is not on the disk: nothing may be done that relies on it.
   *
   * @param reason one sentence for people
   */
  record Lost(Trouble trouble, String reason) implements Written {}

  /** What a disk can suffer from. */
  enum Trouble {
    FULL,
    READ_ONLY,
    /** An I/O error, or anything else the system said. */
    FAULT;

    /** The system says it in words only; quota counts as full. */
    static Trouble of(IOException e, long usableBytes, long neededBytes) {
      String said = String.valueOf(e.getMessage());
      if (said.contains("Read-only file system")) {
        return READ_ONLY;
      }
      boolean full = said.contains("No space left") || said.contains("quota exceeded");
      return full || usableBytes < neededBytes ? FULL : FAULT;
    }

    String word() {
      return switch (this) {
        case FULL -> "the disk is full";
        case READ_ONLY -> "the disk is mounted read-only";
        case FAULT -> "the disk answers with an error";
      };
    }
  }

  default boolean kept() {
    return this instanceof Kept;
  }
}

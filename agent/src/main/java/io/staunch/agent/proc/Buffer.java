package io.staunch.agent.proc;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes of one /proc file at a time, read into the same array again and again; for one thread. */
final class Buffer {
  /** The kernel fills at least this much of a page before it answers in pieces. */
  private static final int LONG = 1024;

  private static final int LINE = 256;

  private final byte[] bytes;
  private int length;

  /**
   * @param capacity most bytes of a file that are looked at
   */
  Buffer(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Whether the file may have gone on beyond what was read. */
  boolean full() {
    return length == bytes.length;
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Reads a file from its start; false where it is not there, denied, or its process has gone. */
  boolean read(String path) {
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      return fill(file);
    } catch (IOException e) {
      length = 0;
      return false;
    }
  }

  /** Reads an open file anew; false where its process has gone (ESRCH). */
  boolean reread(RandomAccessFile file) {
    try {
      file.seek(0);
      return fill(file);
    } catch (IOException e) {
      length = 0;
      return false;
    }
  }

  /**
   * Reads an open file that is one line of numbers anew: the JVM allocates nothing for so short a
   * read.
   */
  boolean rereadLine(RandomAccessFile file) {
    try {
      file.seek(0);
      length = Math.max(0, file.read(bytes, 0, LINE));
      return length > 0;
    } catch (IOException e) {
      length = 0;
      return false;
    }
  }

  /** Opens a file to be kept open; empty where that cannot be. */
  static Optional<RandomAccessFile> open(String path) {
    try {
      return Optional.of(new RandomAccessFile(path, "r"));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Closes a file of /proc, where closing cannot lose anything. */
  static void close(RandomAccessFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // nothing was written, so nothing can be lost
    }
  }

  static boolean exists(String path) {
    return new File(path).exists();
  }

  /**
   * A long file comes in pieces of a page; a short one in one piece, and asking for more costs as
   * much again.
   */
  private boolean fill(RandomAccessFile file) throws IOException {
    length = Math.max(0, file.read(bytes, 0, bytes.length));
    int read = length < LONG ? 0 : length;
    while (read > 0 && length < bytes.length) {
      read = file.read(bytes, length, bytes.length - length);
      length += Math.max(0, read);
    }
    return length > 0;
  }
}

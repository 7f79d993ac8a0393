package io.staunch.agent.proc;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.fleet.Bytes;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one process from sweep to sweep: its open statm, and its reading as last put
 * together.
 */
final class Known {
  final Target target;
  private final Optional<RandomAccessFile> statm;
  private final long pageSize;
  private ProcessReading reading;
  private boolean kernelThread;
  private boolean argumentsRead;

  /** It has ended but is still listed: no reading, until its pid goes. */
  boolean ended;

  /** Number of the sweep that listed it last. */
  long listed;

  /** Boot time from which a new full look is due. */
  Duration due = Duration.ZERO;

  Known(Look.Seen seen, Optional<RandomAccessFile> statm, long pageSize) {
    target = seen.target();
    this.statm = statm;
    this.pageSize = pageSize;
    reading = put(seen, new Bytes(seen.stat().residentPages() * pageSize), List.of());
  }

  ProcessReading reading() {
    return reading;
  }

  boolean isKept() {
    return statm.isPresent();
  }

  /** Whether its command line has yet to be read for the first time. */
  boolean lacksArguments() {
    return !argumentsRead && !kernelThread;
  }

  boolean mayHaveArguments() {
    return !kernelThread;
  }

  /** Reads what changes all the time; false where it is not this process any more. */
  boolean refresh(Buffer buffer, Path proc) {
    long pages = statm.isPresent() ? kept(buffer, statm.get()) : opened(buffer, proc);
    if (pages < 0) {
      return false;
    }
    long rss = pages * pageSize;
    if (rss != reading.rss().value()) {
      reading = with(reading, new Bytes(rss), reading.arguments());
      if (pages == 0) {
        // its memory went to nothing: most likely it has ended, and a look will tell
        due = Duration.ZERO;
      }
    }
    return true;
  }

  private static long kept(Buffer buffer, RandomAccessFile statm) {
    return buffer.rereadLine(statm)
        ? Statm.residentPages(buffer.bytes(), buffer.length())
        : Numbers.NONE;
  }

  /** Without a kept file only stat can tell whether it is still the same process. */
  private long opened(Buffer buffer, Path proc) {
    return buffer.read(proc + "/" + target.pid() + "/stat")
        ? Stat.parse(buffer.bytes(), buffer.length())
            .filter(stat -> stat.startTicks() == target.startTicks())
            .map(Stat::residentPages)
            .orElse(Numbers.NONE)
        : Numbers.NONE;
  }

  void looked(Look.Seen seen) {
    reading = put(seen, reading.rss(), reading.arguments());
  }

  void arguments(List<String> arguments) {
    argumentsRead = true;
    if (!arguments.equals(reading.arguments())) {
      reading = with(reading, reading.rss(), arguments);
    }
  }

  void close() {
    statm.ifPresent(Buffer::close);
  }

  private ProcessReading put(Look.Seen seen, Bytes rss, List<String> arguments) {
    Stat stat = seen.stat();
    kernelThread = stat.kernelThread();
    return new ProcessReading(
        stat.pid(),
        stat.parent(),
        stat.group(),
        stat.startTicks(),
        seen.uid(),
        stat.command(),
        seen.executable(),
        arguments,
        seen.cgroup(),
        rss,
        seen.swap(),
        stat.threads(),
        Optional.empty());
  }

  private static ProcessReading with(ProcessReading old, Bytes rss, List<String> arguments) {
    return new ProcessReading(
        old.pid(),
        old.parent(),
        old.group(),
        old.startTicks(),
        old.uid(),
        old.command(),
        old.executable(),
        arguments,
        old.cgroup(),
        rss,
        old.swap(),
        old.threads(),
        old.detail());
  }
}

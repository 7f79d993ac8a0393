package io.staunch.agent.proc;

import io.staunch.core.collect.ProcessReading.Detail;
import io.staunch.core.fleet.Bytes;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the dear figures of one process: proportional shares, swap, debugger, open files and its
 * cgroup's limit. The kernel walks the whole memory map for them, up to seconds for a very large
 * process; reading changes nothing in it.
 */
final class FigureReader implements Function<Target, Figures> {
  private static final int MOST_FILES_COUNTED = 65_536;

  private final Path proc;
  private final CgroupLimit limits;
  private final boolean countsInSize;
  private final Buffer buffer = new Buffer(16 * 1024);

  FigureReader(Path proc, Path cgroups) {
    this.proc = proc;
    limits = new CgroupLimit(cgroups);
    countsInSize = isProcfs(proc);
  }

  @Override
  public Figures apply(Target target) {
    String folder = proc + "/" + target.pid();
    Optional<SmapsRollup> shares =
        buffer.read(folder + "/smaps_rollup") ? SmapsRollup.parse(buffer.text()) : Optional.empty();
    Optional<Status> status =
        buffer.read(folder + "/status") ? Status.parse(buffer.text()) : Optional.empty();
    Optional<Integer> files = openFiles(Path.of(folder, "fd"));
    Optional<Bytes> limit =
        buffer.read(folder + "/cgroup")
            ? limits.of(CgroupPaths.parse(buffer.text()))
            : Optional.empty();
    // last, so that all that was read before it is this process's own
    if (!isStill(target, folder)) {
      return new Figures.Gone();
    }
    if (shares.isEmpty() || status.isEmpty()) {
      return new Figures.Unreadable(why(folder));
    }
    return new Figures.Read(
        new Detail(
            shares.get().anon(),
            shares.get().shmem(),
            shares.get().swap().orElse(status.get().swap()),
            shares.get().file(),
            status.get().tracer(),
            files,
            limit));
  }

  private boolean isStill(Target target, String folder) {
    return buffer.read(folder + "/stat")
        && Stat.parse(buffer.bytes(), buffer.length())
            .filter(stat -> stat.startTicks() == target.startTicks() && !stat.ended())
            .isPresent();
  }

  private static String why(String folder) {
    return Buffer.exists(folder + "/smaps_rollup")
        ? "its memory map may not be read by the agent's user"
        : "this kernel has no smaps_rollup (Linux 4.14 and later have)";
  }

  /**
   * From Linux 6.2 on the folder's size is the number of open files; before, it is 0 and they must
   * be listed.
   */
  private Optional<Integer> openFiles(Path folder) {
    try {
      long size = countsInSize ? Files.size(folder) : 0;
      if (size > 0) {
        return Optional.of((int) Math.min(Integer.MAX_VALUE, size));
      }
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        int count = 0;
        for (Path file : files) {
          count += file.getNameCount() > 0 ? 1 : 0;
          if (count == MOST_FILES_COUNTED) {
            break;
          }
        }
        return Optional.of(count);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty();
    }
  }

  private static boolean isProcfs(Path proc) {
    try {
      return Files.getFileStore(proc).type().equals("proc");
    } catch (IOException e) {
      return false;
    }
  }
}

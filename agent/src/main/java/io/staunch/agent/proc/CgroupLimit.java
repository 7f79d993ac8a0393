package io.staunch.agent.proc;

import io.staunch.core.fleet.Bytes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The memory limit of a process's own cgroup; what limits a folder above it is shared with others
 * and no ceiling of its own.
 */
final class CgroupLimit {
  /** cgroup v1 says "no limit" with a number just below 2^63. */
  private static final long ABSURD = 1L << 60;

  private final Path root;
  private final Buffer buffer = new Buffer(64);

  /**
   * @param root where cgroups are mounted, normally /sys/fs/cgroup
   */
  CgroupLimit(Path root) {
    this.root = root;
  }

  Optional<Bytes> of(CgroupPaths paths) {
    return paths
        .unified()
        .flatMap(path -> limit(root, path, "memory.max"))
        .or(() ->
            paths
                .memory()
                .flatMap(path -> limit(root.resolve("memory"), path, "memory.limit_in_bytes")));
  }

  private Optional<Bytes> limit(Path hierarchy, String path, String file) {
    if (path.contains("/../")) {
      return Optional.empty();
    }
    if (!buffer.read(hierarchy + path + "/" + file)) {
      return Optional.empty();
    }
    return parse(buffer.text());
  }

  /** Empty for "max" and its equivalent. */
  static Optional<Bytes> parse(String text) {
    try {
      long bytes = Long.parseLong(text.strip());
      return bytes > 0 && bytes < ABSURD ? Optional.of(new Bytes(bytes)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

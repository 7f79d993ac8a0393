package io.staunch.agent.proc;

import java.util.List;
import java.util.Optional;

/**
 * Where a process stands in the cgroup hierarchies, from /proc/PID/cgroup.
 *
 * @param unified path in cgroup v2
 * @param systemd path in the service manager's own v1 hierarchy
 * @param memory path in the v1 memory hierarchy
 */
record CgroupPaths(Optional<String> unified, Optional<String> systemd, Optional<String> memory) {
  static CgroupPaths parse(String text) {
    Optional<String> unified = Optional.empty();
    Optional<String> systemd = Optional.empty();
    Optional<String> memory = Optional.empty();
    for (String line : text.lines().toList()) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3 || !parts[2].startsWith("/")) {
        continue;
      }
      Optional<String> path = Optional.of(parts[2]);
      if (parts[0].equals("0") && parts[1].isEmpty()) {
        unified = path;
      } else if (parts[1].equals("name=systemd")) {
        systemd = path;
      } else if (List.of(parts[1].split(",", -1)).contains("memory")) {
        memory = path;
      }
    }
    return new CgroupPaths(unified, systemd, memory);
  }

  /**
   * The path that names the service: the first that is not the root, in the order v2, systemd,
   * memory.
   */
  Optional<String> identity() {
    return unified
        .filter(CgroupPaths::isBelowRoot)
        .or(() -> systemd.filter(CgroupPaths::isBelowRoot))
        .or(() -> memory.filter(CgroupPaths::isBelowRoot))
        .or(() -> unified)
        .or(() -> systemd)
        .or(() -> memory);
  }

  private static boolean isBelowRoot(String path) {
    return !path.equals("/");
  }
}

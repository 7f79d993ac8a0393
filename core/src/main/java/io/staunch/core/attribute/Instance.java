package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of the trees that fit a declaration is the service. One tree is; several are one service
 * where the declaration takes in a whole cgroup or user, where they are one process group (they
 * came from one start, and one signal reaches them all), or where they were seen in one tree
 * before. What a dead life left behind is not part of the next one. Otherwise nobody can say which
 * of them was meant, and a sum over twins would judge neither, so nothing is done.
 */
sealed interface Instance {
  /**
   * Every process of the chosen trees that fits by itself; their oldest root, which leads, first.
   */
  record Of(List<ProcessReading> heads) implements Instance {
    public Of {
      heads = List.copyOf(heads);
    }
  }

  record Unclear(String reason) implements Instance {}

  record None() implements Instance {}

  Comparator<ProcessReading> OLDEST_FIRST =
      Comparator.comparingLong(ProcessReading::startTicks).thenComparingInt(ProcessReading::pid);

  static Instance choose(
      Declaration declaration, List<ProcessReading> fitting, ProcessTable table, Kinship kinship) {
    TreeMap<Integer, ProcessReading> all = new TreeMap<>();
    fitting.forEach(process -> all.put(process.pid(), process));
    List<ProcessReading> roots =
        fitting.stream()
            .filter(process -> !table.descends(process, all))
            .sorted(OLDEST_FIRST)
            .toList();
    if (roots.isEmpty()) {
      return new None();
    }
    List<ProcessReading> current =
        roots.stream()
            .filter(root -> !kinship.isLeftover(declaration.name(), root, table))
            .toList();
    ProcessReading leader = current.isEmpty() ? roots.getFirst() : current.getFirst();
    if (declaration.cgroup().isPresent() || Fit.anythingOfUser(declaration)) {
      return new Of(heads(leader, fitting));
    }
    List<Cluster> clusters =
        clusters(declaration.name(), current.isEmpty() ? roots : current, kinship);
    if (clusters.size() > 1) {
      return new Unclear(unclear(clusters));
    }
    TreeMap<Integer, ProcessReading> chosen = new TreeMap<>();
    clusters.getFirst().roots.forEach(root -> chosen.put(root.pid(), root));
    return new Of(
        heads(
            leader,
            fitting.stream()
                .filter(
                    process -> chosen.containsKey(process.pid()) || table.descends(process, chosen))
                .toList()));
  }

  private static List<ProcessReading> heads(ProcessReading leader, List<ProcessReading> fitting) {
    List<ProcessReading> heads = new ArrayList<>();
    heads.add(leader);
    fitting.stream().filter(process -> process.pid() != leader.pid()).forEach(heads::add);
    return heads;
  }

  private static List<Cluster> clusters(
      String service, List<ProcessReading> roots, Kinship kinship) {
    List<Cluster> clusters = new ArrayList<>();
    for (ProcessReading root : roots) {
      int leader = kinship.leaderOf(service, root).orElse(root.pid());
      Cluster home =
          clusters.stream()
              .filter(cluster ->
                  cluster.leaders.contains(leader) || cluster.groups.contains(root.group()))
              .findFirst()
              .orElseGet(() -> {
                Cluster fresh = new Cluster();
                clusters.add(fresh);
                return fresh;
              });
      home.add(root, leader);
    }
    return clusters;
  }

  private static String unclear(List<Cluster> clusters) {
    StringBuilder pids = new StringBuilder();
    for (Cluster cluster : clusters.subList(0, StrictMath.min(4, clusters.size()))) {
      pids.append(pids.isEmpty() ? "" : ", ").append(cluster.roots.getFirst().pid());
    }
    return clusters.size()
        + " unrelated process trees fit the declaration (pids "
        + pids
        + (clusters.size() > 4 ? ", …" : "")
        + "); tell them apart by a pid file, a cgroup or a further word of the command line";
  }

  /** Roots that belong together. */
  final class Cluster {
    private final List<ProcessReading> roots = new ArrayList<>();
    private final SortedSet<Integer> leaders = new TreeSet<>();
    private final SortedSet<Integer> groups = new TreeSet<>();

    private Cluster() {}

    private void add(ProcessReading root, int leader) {
      roots.add(root);
      leaders.add(leader);
      if (root.group() > 1) {
        groups.add(root.group());
      }
    }
  }
}

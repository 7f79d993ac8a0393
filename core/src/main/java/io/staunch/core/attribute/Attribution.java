package io.staunch.core.attribute;

import io.staunch.core.attribute.ServiceSample.Absent;
import io.staunch.core.attribute.ServiceSample.Contradicted;
import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells whose processes are whose: a sweep and the host file's declarations become one sample by
 * service.
 *
 * <p>A process fits a declaration by uid, executable, cgroup and the words of its command line, all
 * that are declared. One process that fits two services contradicts both. Descendants with the same
 * uid belong to the tree's service, also after their parent died, up to a process that fits another
 * service by itself. Its only state is which running processes were seen in which tree ({@link
 * Kinship}, bounded).
 */
public final class Attribution {
  private final Kinship kinship = new Kinship();

  private record Declared(Declaration declaration, Claim claim) {}

  /**
   * Attributes one sweep.
   *
   * @param declarations with names that differ
   * @param pidFiles by service; missing where the pid file is missing or unreadable
   * @param surroundings what the agent read besides; the package manager is found here
   * @param betweenTicks whether this sweep was read in answer to a focus
   */
  public Sample attribute(
      Sweep sweep,
      List<Declaration> declarations,
      SortedMap<String, PidFile> pidFiles,
      Surroundings surroundings,
      boolean betweenTicks) {
    ProcessTable table = new ProcessTable(sweep.processes());
    kinship.keepOnly(table);
    SortedMap<String, Declared> declared = new TreeMap<>();
    SortedMap<Integer, SortedSet<String>> claimants = new TreeMap<>();
    for (Declaration declaration : declarations) {
      String name = declaration.name();
      Claim claim = Claim.of(declaration, Optional.ofNullable(pidFiles.get(name)), table);
      if (declared.put(name, new Declared(declaration, claim)) != null) {
        throw new IllegalArgumentException("service " + name + " is declared twice");
      }
      for (ProcessReading process : claim.taken()) {
        claimants.computeIfAbsent(process.pid(), pid -> new TreeSet<>()).add(name);
      }
    }
    Summary summary = new Summary(sweep);
    List<ServiceSample> services =
        declared.values().stream()
            .map(one -> resolve(one.declaration(), one.claim(), claimants, table, summary))
            .toList();
    Surroundings around =
        new Surroundings(
            PackageManagers.running(table.all()).or(surroundings::packageManager),
            surroundings.pauseFlag(),
            surroundings.clockSynchronised());
    return new Sample(sweep.at(), sweep.server(), services, around, betweenTicks, sweep.cost());
  }

  private ServiceSample resolve(
      Declaration declaration,
      Claim claim,
      SortedMap<Integer, SortedSet<String>> claimants,
      ProcessTable table,
      Summary summary) {
    String name = declaration.name();
    for (ProcessReading process : claim.taken()) {
      SortedSet<String> names = claimants.getOrDefault(process.pid(), new TreeSet<>());
      if (names.size() > 1) {
        return new Contradicted(name, claimedTwice(process, names));
      }
    }
    return switch (claim) {
      case Claim.Wrong wrong -> new Contradicted(name, wrong.reason());
      case Claim.Unnamed unnamed -> unnamed(declaration, unnamed.wouldFit(), claimants);
      case Claim.Named named ->
          present(declaration, List.of(named.leader()), claimants, table, summary);
      case Claim.Fitting fitting ->
          switch (Instance.choose(declaration, fitting.processes(), table, kinship)) {
            case Instance.None _ -> new Absent(name);
            case Instance.Unclear unclear -> new Contradicted(name, unclear.reason());
            case Instance.Of of -> present(declaration, of.heads(), claimants, table, summary);
          };
    };
  }

  private ServiceSample present(
      Declaration declaration,
      List<ProcessReading> heads,
      SortedMap<Integer, SortedSet<String>> claimants,
      ProcessTable table,
      Summary summary) {
    List<ProcessReading> members = new Tree(declaration, table, claimants, kinship).members(heads);
    kinship.remember(declaration.name(), heads.getFirst(), members);
    return summary.present(declaration, members);
  }

  /**
   * A daemon without its pid file may be down or still starting; one that fits but is not named is
   * told of.
   */
  private static ServiceSample unnamed(
      Declaration declaration,
      List<ProcessReading> wouldFit,
      SortedMap<Integer, SortedSet<String>> claimants) {
    Optional<ProcessReading> free =
        wouldFit.stream().filter(process -> !claimants.containsKey(process.pid())).findFirst();
    if (free.isEmpty()) {
      return new Absent(declaration.name());
    }
    return new Contradicted(
        declaration.name(),
        "pid file "
            + declaration.pidFile().orElse("")
            + " is missing, unreadable or names no running process, although pid "
            + free.get().pid()
            + " fits the rest of the declaration");
  }

  private static String claimedTwice(ProcessReading process, SortedSet<String> names) {
    return "pid "
        + process.pid()
        + " ("
        + process.command()
        + ") is claimed by the services "
        + String.join(" and ", names)
        + "; tell them apart by a further word of the command line, an executable, a cgroup or a pid file";
  }
}

package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import java.util.List;
import java.util.Optional;

/**
 * What one declaration says about the processes of one sweep, before others are asked. Where a pid
 * file is declared it alone names the leader, and everything else that is declared must agree with
 * it.
 */
sealed interface Claim {
  /** These fit; more than one tree may be among them. */
  record Fitting(List<ProcessReading> processes) implements Claim {
    public Fitting {
      processes = List.copyOf(processes);
    }
  }

  /** The pid file names this one, and all else agrees. */
  record Named(ProcessReading leader) implements Claim {}

  /** The pid file is missing or names no process; these would fit the rest of the declaration. */
  record Unnamed(List<ProcessReading> wouldFit) implements Claim {
    public Unnamed {
      wouldFit = List.copyOf(wouldFit);
    }
  }

  record Wrong(String reason) implements Claim {}

  /** The processes that this claim takes for itself. */
  default List<ProcessReading> taken() {
    return switch (this) {
      case Fitting fitting -> fitting.processes();
      case Named named -> List.of(named.leader());
      case Unnamed _, Wrong _ -> List.of();
    };
  }

  static Claim of(Declaration declaration, Optional<PidFile> pidFile, ProcessTable table) {
    if (declaration.uid() == 0 && Fit.anythingOfUser(declaration)) {
      return new Wrong("declares only uid 0, which would make every process of root its own");
    }
    if (declaration.pidFile().isEmpty()) {
      return new Fitting(fitting(declaration, table));
    }
    Optional<ProcessReading> named = pidFile.flatMap(file -> table.find(file.pid()));
    if (pidFile.isEmpty() || named.isEmpty()) {
      boolean tellsMore = declaration.executable().isPresent() || !declaration.command().isEmpty();
      return new Unnamed(tellsMore ? fitting(declaration, table) : List.of());
    }
    String path = declaration.pidFile().get();
    ProcessReading process = named.get();
    Optional<String> misfit = Fit.misfit(declaration, process);
    if (misfit.isPresent()) {
      return new Wrong(
          "pid file " + path + " names pid " + process.pid() + ", which " + misfit.get());
    }
    if (!pidFile.get().trusted() && declaration.executable().isEmpty()) {
      return new Wrong(
          "pid file "
              + path
              + " can be written by others than root, and no executable is declared to check it against");
    }
    return new Named(process);
  }

  private static List<ProcessReading> fitting(Declaration declaration, ProcessTable table) {
    return table.all().stream().filter(process -> Fit.fits(declaration, process)).toList();
  }
}

package io.staunch.agent.actuate;

import io.staunch.agent.proc.Stat;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this machine as /proc lists them at the moment of asking. */
final class ProcessTable {
  private final Path proc;

  ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** One process; empty where there is none with this number. */
  Optional<Stat> of(int pid) {
    try {
      byte[] text = Files.readAllBytes(proc.resolve(pid + "/stat"));
      return Stat.parse(text, text.length);
    } catch (IOException e) {
      // it ended between listing and reading
      return Optional.empty();
    }
  }

  List<Stat> all() {
    List<Stat> all = new ArrayList<>();
    try (DirectoryStream<Path> pids = Files.newDirectoryStream(proc, "[1-9]*")) {
      for (Path pid : pids) {
        of(Integer.parseInt(pid.getFileName().toString())).ifPresent(all::add);
      }
    } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
      throw new IllegalStateException("cannot list " + proc, e);
    }
    return all;
  }

  /** The process if it still is this very one and holds memory. */
  Optional<Stat> alive(Member member) {
    return of(member.pid())
        .filter(stat -> stat.startTicks() == member.startTicks() && !stat.ended());
  }

  /** Ourselves. */
  Stat own() {
    int pid = Math.toIntExact(ProcessHandle.current().pid());
    return of(pid).orElseThrow(() -> new IllegalStateException("cannot read " + proc + "/" + pid));
  }
}

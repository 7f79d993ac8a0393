package io.staunch.agent.proc;

import io.staunch.agent.clock.BootClock;
import io.staunch.core.collect.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/**
 * What a sweep of this machine costs, printed; a measurement to be run by hand, not a test.
 *
 * <p>Arguments: idle processes to start beside those that run (default 1000), sweeps (default 300),
 * time between sweeps in ms (default 20).
 */
public final class SweepCost {
  private SweepCost() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int idle = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    int sweeps = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    int pause = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    Process crowd =
        new ProcessBuilder(
                "sh",
                "-c",
                "i=0; while [ $i -lt " + idle + " ]; do sleep 1000 & i=$((i+1)); done; wait")
            .start();
    try (BootClock clock = new BootClock(Path.of("/proc"));
        ProcCollector collector = new ProcCollector(ProcCollector.Settings.STANDARD)) {
      while (crowd.descendants().count() < idle) {
        Thread.sleep(100);
      }
      Sweep first = collector.collect(clock.now(), Set.of()).orElseThrow();
      System.out.printf(
          "first sweep: %d processes, %.1f ms, %d files kept%n",
          first.processes().size(), first.cost().toNanos() / 1e6, collector.keptFiles());
      for (int i = 0; i < 50; i++) {
        collector.collect(clock.now(), Set.of());
      }
      double[] wall = new double[sweeps];
      Duration cpu = cpu();
      int processes = 0;
      for (int i = 0; i < sweeps; i++) {
        Sweep sweep = collector.collect(clock.now(), Set.of()).orElseThrow();
        wall[i] = sweep.cost().toNanos() / 1e3 / sweep.processes().size();
        processes += sweep.processes().size();
        Thread.sleep(pause);
      }
      cpu = cpu().minus(cpu);
      Arrays.sort(wall);
      System.out.printf(
          "%d sweeps of %d processes: per process and sweep median %.1f µs wall, p95 %.1f µs wall, %.1f µs CPU of the"
              + " whole JVM%n",
          sweeps,
          processes / sweeps,
          wall[sweeps / 2],
          wall[sweeps * 95 / 100],
          cpu.toNanos() / 1e3 / processes);
    } finally {
      crowd.descendants().forEach(ProcessHandle::destroyForcibly);
      crowd.destroyForcibly();
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}

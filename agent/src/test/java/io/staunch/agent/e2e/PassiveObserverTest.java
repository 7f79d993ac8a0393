package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.detect.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the kernel sees an observing agent do beside a service that is over its limit. */
@Tag("servers")
final class PassiveObserverTest {
  private static final String TRACED =
      "trace=kill,tkill,tgkill,pidfd_send_signal,rt_sigqueueinfo,rt_tgsigqueueinfo,ptrace,"
          + "process_vm_readv,process_vm_writev,process_madvise,pidfd_open,setpriority,"
          + "sched_setaffinity,execve,execveat,open,openat,openat2,creat,truncate";

  private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)$");
  private static final Pattern PATH = Pattern.compile("\"([^\"]*)\"");

  @Test
  void it_signals_attaches_executes_and_writes_nothing() throws Exception {
    World world = World.swift(20, new World.Service("shop", 40, 0, 50)).withMode("observe");
    try (Bench bench = world.begin()) {
      Path trace = bench.folder().resolve("trace.txt");
      List<String> line =
          new ArrayList<>(
              List.of("/usr/bin/strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-o"));
      line.addAll(List.of(trace.toString(), "-e", TRACED));
      line.addAll(Jvm.line("io.staunch.agent.main.Main", List.of("agent", "--config")));
      line.add(bench.config().toString());
      Process strace = bench.start("agent.log", line);
      bench.untilAnswering(Duration.ofSeconds(60));
      bench.go();
      bench.until("shop is over its limit", () -> isConfirmed(bench));
      bench.stays("it is only watched", Duration.ofSeconds(5), () -> isConfirmed(bench));
      long shop = bench.diary("shop").starts().getFirst();
      ProcessHandle agent = strace.children().findFirst().orElseThrow();
      agent.destroy();
      assertThat(strace.waitFor(20, TimeUnit.SECONDS)).isTrue();

      assertThat(bench.diary("shop").terms()).isEmpty();
      List<String> calls = Files.readAllLines(trace);
      assertThat(calls).as("the trace did bite").anyMatch(call -> reads(call, shop));
      assertThat(calls).noneMatch(call -> touches(call, shop, agent.pid()));
    }
  }

  private static boolean isConfirmed(Bench bench) {
    return bench.seen().view().findings().stream()
        .anyMatch(finding -> finding.state() == Finding.State.CONFIRMED);
  }

  private static boolean reads(String call, long service) {
    return call.contains("\"/proc/" + service + "/statm\"") && call.contains("O_RDONLY");
  }

  /** Whether a traced call reaches beyond the agent itself in any way but reading. */
  private static boolean touches(String line, long service, long agent) {
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      return false;
    }
    String arguments = call.group(3);
    return switch (call.group(2)) {
      case "open", "openat", "openat2", "creat", "truncate" -> writes(call.group(2), arguments);
      case "execve", "execveat" -> !isOwnProgram(arguments) || names(arguments, service);
      case "kill", "tkill", "tgkill", "setpriority", "sched_setaffinity" ->
          !arguments.startsWith(agent + ",") && !arguments.startsWith("0,");
      default -> true;
    };
  }

  private static boolean writes(String call, String arguments) {
    Matcher path = PATH.matcher(arguments);
    boolean foreign =
        path.find()
            && (path.group(1).startsWith("/proc/") || path.group(1).startsWith("/sys/"))
            && !path.group(1).startsWith("/proc/self/");
    boolean writing =
        !call.startsWith("open") || arguments.matches(".*O_(WRONLY|RDWR|CREAT|TRUNC|APPEND).*");
    return foreign && writing;
  }

  /** The JVM itself and what anchors the ledger's head. */
  private static boolean isOwnProgram(String arguments) {
    Matcher path = PATH.matcher(arguments);
    return path.find() && path.group(1).matches(".*/(java|jspawnhelper|logger|setsid)");
  }

  private static boolean names(String arguments, long service) {
    return arguments.matches(".*\\b" + service + "\\b.*");
  }
}

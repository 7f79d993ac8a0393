import io.staunch.agent.demo.Cast;
import io.staunch.agent.disk.LedgerReader;
import io.staunch.core.ledger.Fact;
import io.staunch.core.wire.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Measures the whole agent on real processes: crossing of a fixed limit without a duration (seen by a sampler of
 * smaps_rollup every 20 ms) → the intent's ledger entry → the process gone. Each life of a leaking process is one reading.
 */
public final class Reaction {
  private record Leak(String name, double mebibytesPerSecond, long limitMebibytes) {}

  private static final List<Leak> LEAKS =
      List.of(new Leak("r100k", 0.1, 19), new Leak("r1m", 1, 26), new Leak("r10m", 10, 90), new Leak("r50m", 50, 400));

  private record Crossing(Instant at, long pid) {}

  private static final class Watched {
    private Optional<Long> pid = Optional.empty();
    private boolean crossed;
    private final List<Crossing> crossings = new ArrayList<>();
    private final SortedMap<Long, Instant> gone = new TreeMap<>();
  }

  public static void main(String[] args) throws Exception {
    Path java = Path.of(args[0]).toRealPath();
    String lib = args[1];
    Duration length = Duration.ofSeconds(Long.parseLong(args[2]));
    Path folder = Files.createTempDirectory("staunch-reaction-");
    Cast cast = new Cast(java, lib + "/*", ProcessHandle.current().pid(), length.plusMinutes(2));
    write(folder, cast, java);
    List<String> agentLine =
        List.of(
            java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx24m", "-Xss256k", "-XX:-UsePerfData",
            "-cp", lib + "/*", "io.staunch.agent.main.Main", "agent", "--config", folder.resolve("staunch.yaml").toString());
    Process agent =
        new ProcessBuilder(agentLine).redirectErrorStream(true).redirectOutput(folder.resolve("agent.log").toFile()).start();
    SortedMap<String, Watched> watched = new TreeMap<>();
    try {
      Thread.sleep(4000);
      run(java, lib, "notify", "test", "--config", folder.resolve("staunch.yaml").toString());
      for (Leak leak : LEAKS) {
        watched.put(leak.name(), new Watched());
        new ProcessBuilder(start(cast, leak)).inheritIO().start().waitFor();
      }
      sample(watched, length);
    } finally {
      agent.destroy();
      agent.waitFor();
      mine().forEach(ProcessHandle::destroyForcibly);
    }
    report(folder, watched);
  }

  private static List<String> start(Cast cast, Leak leak) {
    List<String> line = new ArrayList<>(List.of("/usr/bin/setsid", "--fork"));
    line.addAll(cast.leak(leak.name(), leak.mebibytesPerSecond()));
    return line;
  }

  private static void run(Path java, String lib, String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(java.toString(), "-cp", lib + "/*", "io.staunch.agent.main.Main"));
    line.addAll(List.of(words));
    int code = new ProcessBuilder(line).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(words[0] + " ended with " + code);
    }
  }

  private static List<ProcessHandle> mine() {
    String keeper = String.valueOf(ProcessHandle.current().pid());
    return ProcessHandle.allProcesses()
        .filter(h -> h.info().arguments().map(a -> List.of(a).contains(keeper) && List.of(a).contains("leak")).orElse(false))
        .filter(h -> h.info().command().map(c -> c.endsWith("java")).orElse(false))
        .toList();
  }

  private static void sample(SortedMap<String, Watched> watched, Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    long looked = 0;
    while (System.nanoTime() < end) {
      if (System.nanoTime() - looked > 200_000_000L) {
        looked = System.nanoTime();
        for (ProcessHandle handle : mine()) {
          for (String word : handle.info().arguments().orElse(new String[0])) {
            Watched one = watched.get(word);
            if (one != null && !one.pid.equals(Optional.of(handle.pid())) && !one.gone.containsKey(handle.pid())) {
              one.pid = Optional.of(handle.pid());
              one.crossed = false;
            }
          }
        }
      }
      for (Leak leak : LEAKS) {
        look(leak, watched.get(leak.name()));
      }
      Thread.sleep(20);
    }
  }

  private static void look(Leak leak, Watched one) {
    if (one.pid.isEmpty()) {
      return;
    }
    long pid = one.pid.get();
    long kibibytes = 0;
    try {
      for (String line : Files.readString(Path.of("/proc/" + pid + "/smaps_rollup"), StandardCharsets.ISO_8859_1).split("\n")) {
        if (line.startsWith("Pss_Anon:") || line.startsWith("Pss_Shmem:") || line.startsWith("SwapPss:")) {
          kibibytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      kibibytes = 0;
    }
    if (kibibytes == 0) {
      one.gone.put(pid, Instant.now());
      one.pid = Optional.empty();
    } else if (!one.crossed && kibibytes > leak.limitMebibytes() * 1024) {
      one.crossed = true;
      one.crossings.add(new Crossing(Instant.now(), pid));
    }
  }

  private static void report(Path folder, SortedMap<String, Watched> watched) throws IOException {
    SortedMap<String, List<Instant>> intents = new TreeMap<>();
    new LedgerReader(folder.resolve("state/ledger"), new Codec())
        .each(
            entry -> {
              if (entry.fact() instanceof Fact.Intended intent) {
                intents.computeIfAbsent(intent.order().service(), name -> new ArrayList<>()).add(entry.at().wall());
              }
              return true;
            });
    System.out.printf(
        Locale.ROOT, "%n%-8s %10s %6s   %22s   %22s%n", "leak", "limit", "lives", "crossing → intent, s", "crossing → gone, s");
    System.out.printf(Locale.ROOT, "%-8s %10s %6s   %7s %7s %6s   %7s %7s %6s%n", "", "", "", "median", "p95", "max", "median", "p95", "max");
    for (Leak leak : LEAKS) {
      Watched one = watched.get(leak.name());
      List<Double> toIntent = new ArrayList<>();
      List<Double> toGone = new ArrayList<>();
      for (Crossing crossing : one.crossings) {
        Optional<Instant> gone = Optional.ofNullable(one.gone.get(crossing.pid()));
        Optional<Instant> intent =
            intents.getOrDefault(leak.name(), List.of()).stream()
                .filter(at -> !at.isBefore(crossing.at().minusMillis(100)))
                .min(Comparator.naturalOrder());
        // a life that was still running when the measuring ended tells nothing
        if (gone.isPresent() && intent.isPresent() && intent.get().isBefore(gone.get())) {
          toIntent.add(seconds(crossing.at(), intent.get()));
          toGone.add(seconds(crossing.at(), gone.get()));
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-8s %6d MiB %6d   %s   %s%n",
          leak.name(),
          leak.limitMebibytes(),
          toIntent.size(),
          figures(toIntent),
          figures(toGone));
    }
    System.out.println("files: " + folder);
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }

  private static String figures(List<Double> values) {
    if (values.isEmpty()) {
      return String.format(Locale.ROOT, "%7s %7s %6s", "–", "–", "–");
    }
    List<Double> sorted = values.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    double p95 = sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.95) - 1));
    return String.format(Locale.ROOT, "%7.2f %7.2f %6.2f", median, p95, sorted.getLast());
  }

  private static void write(Path folder, Cast cast, Path java) throws IOException {
    StringBuilder host = new StringBuilder("kind: host\nhost: reaction\nmode: enforce\nservices:\n");
    StringBuilder actions = new StringBuilder("actions:\n");
    StringBuilder rules = new StringBuilder("rules:\n");
    List<String> names = LEAKS.stream().map(Leak::name).toList();
    int uid = (int) Files.getAttribute(Path.of("/proc/self/stat"), "unix:uid");
    for (Leak leak : LEAKS) {
      host.append("  ").append(leak.name()).append(":\n    identity: {user: ").append(uid).append(", executable: ").append(java)
          .append(", command: [io.staunch.agent.demo.Subject, ").append(leak.name()).append("]}\n")
          .append("    actions: {stop: {signal: {term: 3s, kill: 2s}}, start: start-").append(leak.name()).append("}\n")
          .append("    settle: 1s\n    start-timeout: 10s\n    stop-timeout: 5s\n");
      actions.append("  start-").append(leak.name()).append(": {run: [")
          .append(String.join(", ", start(cast, leak).stream().map(word -> "\"" + word + "\"").toList())).append("]}\n");
      rules.append("  limit-").append(leak.name()).append(": {services: ").append(leak.name()).append(", limit: ")
          .append(leak.limitMebibytes()).append("MiB}\n");
    }
    Files.writeString(
        folder.resolve("host.yaml"),
        host.toString() + actions + "channels:\n  pager: {run: [/usr/bin/tee, -a, " + folder.resolve("messages.json") + "], timeout: 5s}\n");
    Files.writeString(
        folder.resolve("policy.yaml"),
        "kind: policy\nname: reaction\nrevision: 1\nmode: enforce\ncandidates: [" + String.join(", ", names) + "]\n" + rules
            + "start-grace: 1s\nboot-grace: 0s\ncool-down: 1s\nservice-budget: 64 per 10s\nhost-budget: 64 per 10s\nout-at-once: 4\nstorm-at: 100\n");
    Files.writeString(
        folder.resolve("staunch.yaml"),
        "kind: agent\ntick: 1s\nstate: " + folder.resolve("state") + "\nsocket: " + folder.resolve("agent.sock") + "\nhost-file: "
            + folder.resolve("host.yaml") + "\npolicy: " + folder.resolve("policy.yaml") + "\npause-flag: " + folder.resolve("pause") + "\n");
  }
}

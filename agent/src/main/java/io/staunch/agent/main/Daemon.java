package io.staunch.agent.main;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.link.ControlServer;
import io.staunch.agent.main.talk.Check;
import io.staunch.agent.main.talk.Excerpt;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ordered;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Moment;
import io.staunch.policy.text.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An agent as a process: it is put together, answers at its socket, reloads its files, and ends
 * when it is told to.
 */
public final class Daemon {
  private static final Duration TALK = Duration.ofSeconds(10);

  private final Assembly assembly;
  private final PrintWriter log;
  private final long began = System.nanoTime();
  private volatile boolean ending;

  private Daemon(Assembly assembly, PrintWriter log) {
    this.assembly = assembly;
    this.log = log;
  }

  /**
   * Runs until the process is told to end.
   *
   * @return the exit code
   */
  public static int run(Path file, PrintWriter out, PrintWriter err) throws InterruptedException {
    return switch (Configuration.read(file)) {
      case Configuration.Read.Bad(List<Problem> problems) -> {
        problems.forEach(err::println);
        err.println("staunch: the agent does not start with " + count(problems.size(), "problem"));
        err.flush();
        yield 78;
      }
      case Configuration.Read.Good(Configuration configuration) -> run(configuration, out, err);
    };
  }

  private static int run(Configuration configuration, PrintWriter out, PrintWriter err)
      throws InterruptedException {
    configuration.warnings().forEach(warning -> err.println("warning: " + warning));
    try (Assembly assembly = Assembly.of(configuration)) {
      Daemon daemon = new Daemon(assembly, out);
      return daemon.serve(configuration);
    } catch (IOException e) {
      err.println("staunch: the agent cannot start: " + e.getMessage());
      err.flush();
      return 1;
    } catch (RuntimeException e) {
      // our own fault: whoever keeps us running starts us again, and the ledger says what happened
      StackTraceElement[] where = e.getStackTrace();
      err.println(
          "staunch: the agent ends by a fault of its own: "
              + e
              + (where.length > 0 ? " at " + where[0] : ""));
      err.flush();
      return 1;
    }
  }

  private int serve(Configuration configuration) throws IOException, InterruptedException {
    Thread engine = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              ending = true;
              assembly.agent().inbox().put(() -> {});
              try {
                engine.join(TALK.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "staunch-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try (ControlServer control =
        ControlServer.open(
            configuration.agent().socket(),
            configuration.agent().readGroup(),
            configuration.agent().operateGroup(),
            TALK,
            new Desk(this))) {
      log.println(sentence(configuration, control));
      log.flush();
      while (!ending) {
        assembly.agent().step();
      }
    }
    return 0;
  }

  /** One line: what it sees, and what it cannot. */
  private String sentence(Configuration configuration, ControlServer control) {
    List<Check> checks = checks();
    String weak =
        checks.stream()
            .filter(check -> check.state() != Check.State.GOOD)
            .map(Check::what)
            .collect(Collectors.joining(", "));
    return "staunch agent on "
        + configuration.host().host().value()
        + ": "
        + count(configuration.declarations().size(), "service")
        + ", mode "
        + word(configuration.rules().mode())
        + ", policy "
        + configuration.rules().policy()
        + ", tick "
        + configuration.agent().tick().toMillis()
        + " ms, socket "
        + configuration.agent().socket()
        + (weak.isEmpty() ? "" : "; less than it could be: " + weak + " (staunch doctor)")
        + control.remark().map(remark -> "; " + remark).orElse("");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String word(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  <T> Optional<T> ask(Callable<T> question) throws InterruptedException {
    return assembly.agent().inbox().ask(question);
  }

  Moment now() {
    return assembly.agent().now();
  }

  void event(Event event) {
    assembly.agent().on(event);
  }

  Reply.Seen seen() {
    List<String> troubles =
        Stream.of(assembly.ignoredFlag().map(why -> "pause flag " + why), assembly.outboxTrouble())
            .flatMap(Optional::stream)
            .toList();
    return new Reply.Seen(assembly.agent().engine().view(), Own.cost(running()), troubles);
  }

  List<Approval> approvals() {
    return assembly.agent().engine().approvals();
  }

  /** What a person's order would do; why it cannot be asked for where nothing is declared so. */
  Reply prospect(String service) {
    return declared(service)
        .orElseGet(() -> new Reply.Outlook(assembly.agent().engine().prospect(service)));
  }

  /** The newest order of a person. */
  Optional<Ordered> ordered() {
    return assembly.agent().engine().ordered();
  }

  private Duration running() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  LedgerReader ledger() {
    return assembly.ledger();
  }

  List<Check> checks() {
    return new Doctor(assembly).checks();
  }

  Reply past(String service, Instant from, Instant to, int most) {
    return declared(service)
        .orElseGet(() -> {
          Optional<Bytes> limit =
              assembly.agent().engine().view().services().stream()
                  .filter(view -> view.name().equals(service))
                  .findFirst()
                  .flatMap(view -> view.limit());
          Excerpt excerpt = assembly.past().rows(service, from, to, most);
          List<Reply.Row> rows = excerpt.rows().stream().map(Reply.Row::of).toList();
          return new Reply.Past(service, rows, limit, excerpt.lives(), excerpt.tier());
        });
  }

  Reply page(String service, Instant from, Instant to, Excerpt.Place place) {
    String host = assembly.configuration().host().host().value();
    return declared(service)
        .orElseGet(
            () -> new Reply.Page(host, service, assembly.past().page(service, from, to, place)));
  }

  /** Why there is no history of it; empty where it is declared. */
  private Optional<Reply> declared(String service) {
    if (!assembly.configuration().rules().services().containsKey(service)) {
      return Optional.of(
          new Reply.Refused(
              "no service \""
                  + service
                  + "\" is declared; declared are: "
                  + String.join(", ", assembly.configuration().rules().services().keySet()),
              false));
    }
    return Optional.empty();
  }

  /** Tests channels from the caller's thread, since a channel may take its time. */
  Reply testChannels(Optional<String> channel) throws InterruptedException {
    List<String> names = assembly.channels(channel);
    if (names.isEmpty()) {
      return new Reply.Refused(
          channel.map(name -> "there is no channel " + name).orElse("the host file has no channels")
              + "; declare one under channels: in the host file",
          false);
    }
    StringBuilder text = new StringBuilder();
    boolean any = false;
    for (String name : names) {
      Optional<String> failure = assembly.test(name);
      boolean passed = failure.isEmpty();
      any |= passed;
      ask(() -> {
        event(new Event.ChannelTested(name, passed, now()));
        return passed;
      });
      text.append(text.isEmpty() ? "" : "\n")
          .append(name)
          .append(": ")
          .append(failure.orElse("delivered"));
    }
    return any ? new Reply.Done(text.toString()) : new Reply.Refused(text.toString(), false);
  }

  /** Reads the files again; when one is bad, what runs is kept. */
  Reply reload(String by) {
    return switch (Configuration.read(assembly.configuration().file())) {
      case Configuration.Read.Bad(List<Problem> problems) ->
          new Reply.Refused(
              "the files are bad, what runs is kept:\n"
                  + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
              false);
      case Configuration.Read.Good(Configuration configuration) -> {
        assembly.take(configuration);
        event(new Event.PolicyChanged(configuration.rules(), by, now()));
        assembly.agent().keepChannels(configuration.host().channels().keySet());
        log.println("reloaded by " + by + ": policy " + configuration.rules().policy());
        log.flush();
        yield new Reply.Done(
            "Reloaded: policy "
                + configuration.rules().policy()
                + ", mode "
                + word(configuration.rules().mode())
                + ". Tick, socket and folders stay as they were at start.");
      }
    };
  }
}

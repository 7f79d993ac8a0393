package io.staunch.agent.main.demo;

import io.staunch.agent.main.Assembly;
import io.staunch.agent.main.Configuration;
import io.staunch.agent.main.Stories;
import io.staunch.agent.main.talk.Reply;
import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Screen;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.engine.Event;
import io.staunch.core.fleet.Durations;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import io.staunch.policy.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs the real agent over three real processes until the leaking one was found, restarted and
 * verified, and then tells the story. It succeeds only if all of that happened and the other two
 * were left alone.
 */
public final class Demo {
  private static final Duration MOST = Duration.ofSeconds(85);

  /** How long the others are watched after the leak was cured. */
  private static final Duration EPILOGUE = Duration.ofSeconds(15);

  private static final Duration REDRAW = Duration.ofMillis(500);

  private final PrintStream out;
  private final Terminal terminal;
  private final Screen screen;
  private final long began = System.nanoTime();

  private Demo(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
    this.screen = new Screen(out, () -> terminal);
  }

  /** Plays it and returns the exit code. */
  public static int play(PrintStream out, PrintStream err) throws InterruptedException {
    Demo demo = new Demo(out, Terminal.ofStandardOutput());
    try {
      return demo.play();
    } catch (IOException e) {
      err.println("staunch: the demo could not be played: " + e.getMessage());
      return 1;
    }
  }

  private int play() throws IOException, InterruptedException {
    Players players = new Players();
    Curtain curtain = Curtain.over(out, screen, players);
    try {
      return play(curtain.before(Stage.build(players, Assembly.ownUid())), players, curtain);
    } finally {
      curtain.over();
    }
  }

  private int play(Stage stage, Players players, Curtain curtain)
      throws IOException, InterruptedException {
    boolean good;
    try (Assembly assembly = assembly(stage)) {
      intro(stage);
      players.startAll();
      good = watch(assembly, curtain);
      if (curtain.isFalling()) {
        return 1;
      }
      story(assembly, stage);
    } finally {
      players.endAll();
    }
    boolean clean = players.mine().isEmpty();
    out.println(
        good && clean
            ? terminal.paint(
                Ink.GOOD,
                "The leak was found and cured, the other two were left alone, and nothing is left running.")
            : terminal.paint(Ink.BAD, "The demo did not go as it should: see the story above."));
    return good && clean ? 0 : 1;
  }

  private static Assembly assembly(Stage stage) throws IOException {
    return switch (Configuration.read(stage.agentFilePath())) {
      case Configuration.Read.Good(Configuration configuration) -> Assembly.of(configuration);
      case Configuration.Read.Bad(List<Problem> problems) ->
          throw new IOException(
              problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    };
  }

  private void intro(Stage stage) {
    out.println(
        terminal.paint(Ink.STRONG, "Staunch demo")
            + ": three real processes, watched from outside through /proc.");
    out.println("  " + terminal.paint(Ink.STRONG, Stage.LEAKY) + "    leaks 4 MiB a second");
    out.println("  " + terminal.paint(Ink.STRONG, Stage.CACHE) + "   fills a cache to a bound");
    out.println("  " + terminal.paint(Ink.STRONG, Stage.SWING) + "  swings with its load");
    out.println(
        "Each may use "
            + Stage.LIMIT_MEBIBYTES
            + " MiB; whoever is above that for 3 s is restarted.");
    out.println("Files: " + stage.folder());
    out.println();
  }

  private boolean watch(Assembly assembly, Curtain curtain)
      throws InterruptedException, IOException {
    Optional<String> failure = assembly.test(Stage.CHANNEL);
    assembly
        .agent()
        .on(new Event.ChannelTested(Stage.CHANNEL, failure.isEmpty(), assembly.agent().now()));
    Scene scene = new Scene(terminal);
    try (screen) {
      Duration drawn = Duration.ZERO;
      Optional<Duration> cured = Optional.empty();
      while (!curtain.isFalling()
          && passed().compareTo(MOST) < 0
          && cured.map(at -> passed().minus(at).compareTo(EPILOGUE) < 0).orElse(true)) {
        assembly.agent().step();
        scene.take(assembly.agent());
        if (passed().minus(drawn).compareTo(REDRAW) >= 0) {
          drawn = passed();
          screen.show(scene.lines(passed()));
        }
        scene.news(assembly.agent().engine().view(), passed()).forEach(screen::say);
        cured = cured.isPresent() || !isCured(assembly) ? cured : Optional.of(passed());
      }
      screen.show(scene.lines(passed()));
    }
    return wentWell(assembly, failure);
  }

  private Duration passed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static boolean isCured(Assembly assembly) throws IOException {
    return entries(assembly).stream().anyMatch(Demo::isUp);
  }

  private static boolean isUp(Entry entry) {
    return entry.fact() instanceof Fact.Verified(Verification verification)
        && verification.kind() == Verification.Kind.UP
        && verification.result() == Verification.Result.YES;
  }

  private static List<Entry> entries(Assembly assembly) throws IOException {
    return assembly.ledger().last(1000);
  }

  /** Only the leak was restarted, once; it is up; the message about it was delivered. */
  private static boolean wentWell(Assembly assembly, Optional<String> channelFailure)
      throws IOException {
    List<Entry> entries = entries(assembly);
    List<String> restarted =
        entries.stream()
            .filter(entry -> entry.fact() instanceof Fact.Intended)
            .map(entry -> ((Fact.Intended) entry.fact()).order().service())
            .toList();
    List<String> foreign =
        entries.stream()
            .filter(entry ->
                entry.fact() instanceof Fact.LifeChanged change
                    && change.cause() == Fact.Cause.FOREIGN)
            .map(entry -> ((Fact.LifeChanged) entry.fact()).service())
            .toList();
    return channelFailure.isEmpty()
        && restarted.equals(List.of(Stage.LEAKY))
        && foreign.isEmpty()
        && entries.stream().anyMatch(Demo::isUp)
        && assembly.isDelivered();
  }

  private void story(Assembly assembly, Stage stage) throws IOException {
    out.println();
    out.println(terminal.paint(Ink.STRONG, "The story, as staunch explain last tells it:"));
    out.println();
    List<String> lines = new ArrayList<>();
    switch (Stories.of(assembly.ledger(), "last")) {
      case Reply.Story story -> lines.addAll(Stories.lines(story));
      case Reply.Refused refused -> lines.add(refused.reason());
      default -> throw new IllegalStateException("a ledger tells stories or says why not");
    }
    lines.forEach(out::println);
    out.println();
    out.println(
        "Its ledger lies in "
            + stage.ledger()
            + "; the demo took "
            + Durations.text(passed())
            + ".");
    out.println("Read it again:  staunch explain last --config " + stage.agentFilePath());
    out.println("Remove it:      rm -r " + stage.folder());
    out.println();
  }
}

package io.staunch.agent.main.demo;

import io.staunch.agent.terminal.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Falls when the demo ends, however it does: a visible cursor and no process left; and where it was
 * interrupted, by Ctrl-C or a TERM, no folder either.
 */
final class Curtain {
  /** A tick, and what a step of it may take on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final PrintStream out;
  private final Screen screen;
  private final Players players;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean falling;
  private volatile Optional<Stage> stage = Optional.empty();

  private Curtain(PrintStream out, Screen screen, Players players) {
    this.out = out;
    this.screen = screen;
    this.players = players;
  }

  /** A curtain that falls when this process ends. */
  static Curtain over(PrintStream out, Screen screen, Players players) {
    Curtain curtain = new Curtain(out, screen, players);
    Runtime.getRuntime().addShutdownHook(new Thread(curtain::fall, "staunch-demo-end"));
    return curtain;
  }

  /** The folder that goes as well where the demo is interrupted. */
  Stage before(Stage folder) {
    stage = Optional.of(folder);
    return folder;
  }

  /** Whether whoever plays should stop. */
  boolean isFalling() {
    return falling;
  }

  /** Nobody plays any more. */
  void over() {
    over.countDown();
  }

  private void fall() {
    boolean interrupted = over.getCount() > 0;
    falling = true;
    screen.close();
    // as long as the agent goes on it starts processes and writes files
    await();
    screen.close();
    players.endAll();
    if (interrupted) {
      out.println("The demo was interrupted: " + left());
      out.flush();
    }
  }

  private void await() {
    try {
      if (!over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        out.println("The demo does not stop; it is ended.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String left() {
    try {
      if (stage.isPresent()) {
        stage.get().remove();
      }
      return "nothing of it is left.";
    } catch (IOException e) {
      return "no process of it is left, its files are: rm -r " + stage.orElseThrow().folder();
    }
  }
}

package io.staunch.agent.main.cli;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question to whoever sits at the terminal; what is not a yes is a no. */
class Asking {
  /** Whether somebody sits there. */
  boolean isPossible() {
    return console().isPresent();
  }

  /** Whether the answer is yes. */
  boolean agrees(String question) {
    String answer = console().map(console -> console.readLine("%s", question)).orElse("");
    return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}

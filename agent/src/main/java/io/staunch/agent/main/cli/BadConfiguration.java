package io.staunch.agent.main.cli;

import io.staunch.policy.text.Problem;
import java.util.List;

/** A file that the command needs is bad; carries every problem with its place. */
final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  BadConfiguration(List<Problem> problems) {
    super(problems.size() + " problems");
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}

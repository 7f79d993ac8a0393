package io.staunch.agent.main;

import java.io.PrintStream;

/** A verb of the staunch command that another module brings; {@code ServiceLoader} finds it. */
public interface Verb {
  /** What is typed after {@code staunch}: {@code simulate}. */
  String name();

  /** One line for the list of verbs. */
  String summary();

  /**
   * Runs the verb with the words typed after its name; {@code --help} among them asks for its
   * manual page.
   *
   * @return the exit code: 0 well, 1 not well, 2 usage
   */
  int run(String[] args, PrintStream out, PrintStream err);
}

package io.staunch.agent.e2e;

import io.staunch.agent.main.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command of the command line answered. */
record Ran(int exit, String out, String err) {
  /** Runs it in this JVM. */
  static Ran of(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Cli.of(List.of())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    return new Ran(exit, out.toString(), err.toString());
  }
}

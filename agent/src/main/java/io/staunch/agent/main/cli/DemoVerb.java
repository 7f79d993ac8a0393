package io.staunch.agent.main.cli;

import io.staunch.agent.main.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code staunch demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "See it find and cure a real leak, in about a minute; needs no root.",
    description = {
      "",
      "Starts three real processes of its own: one leaks, one fills a bounded cache, one swings with load. The real agent "
          + "watches them from outside, restarts only the leaking one when the policy says so, verifies it, and tells the "
          + "story of the decision. Everything it starts is ended again, also on Ctrl-C; only its small folder below the "
          + "temporary directory stays, for you to read, and on Ctrl-C not even that.",
      "",
      "Exits with 0 only if all of that happened."
    })
final class DemoVerb implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    return Demo.play(System.out, System.err);
  }
}

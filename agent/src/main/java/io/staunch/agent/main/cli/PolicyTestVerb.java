package io.staunch.agent.main.cli;

import io.staunch.agent.main.Configuration;
import io.staunch.agent.main.trial.Report;
import io.staunch.agent.main.trial.Trials;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.wire.Codec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch policy test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    header = "Run a policy's tests in virtual time: what would it do, and when?",
    description = {
      "",
      "A test (NAME.test.yaml beside the policy) says how services' memory goes and what must come of it. The real engine "
          + "decides; nothing on this host is read or touched. A test that fails shows the memory with its limit and "
          + "acts, what was expected, what happened instead, and why.",
      "",
      "Exits with 0 when every test passed, with 1 when one failed, with 78 when a file is bad."
    })
final class PolicyTestVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tests of policies.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = json ? Terminal.PLAIN : Terminal.ofStandardOutput();
    Trials.Result result = Trials.run(files, Configuration.accounts(), terminal);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new Codec().write(Report.class, result.report()).pretty());
    } else {
      out.print(result.text());
    }
    out.flush();
    return result.exitCode();
  }
}

package io.staunch.agent.main.cli;

import io.staunch.agent.main.Configuration;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Json;
import io.staunch.policy.check.PolicyCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch policy check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Check policy, host and agent files; name every problem at once.",
    description = {
      "",
      "Each problem comes as file:line:column, what was found, what was expected, and the nearest known word. Given a "
          + "policy together with a host file, also what only shows when the two meet. Good files are answered with what is "
          + "in force. A folder is read as one file with its drop-ins.",
      "",
      "Exits with 78 when anything must be changed."
    })
final class PolicyCheckVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PolicyCheck.Result result = PolicyCheck.run(files, Configuration.accounts(), Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json body = new Codec().write(PolicyCheck.Result.class, result);
      out.println(body.pretty());
    } else {
      out.print(result.text());
    }
    out.flush();
    return result.exitCode();
  }
}

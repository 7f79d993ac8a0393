package io.staunch.agent.main.cli;

import io.staunch.agent.main.Daemon;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code staunch agent}. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    header = "Run the agent on this server, in the foreground.",
    description = {
      "",
      "Watches the declared services, judges them by the policy, and acts where mode and guards allow it. Says in one line "
          + "what it sees and what it cannot. Ends on SIGTERM or SIGINT: what is under way is finished by the next start. "
          + "SIGHUP is not used; staunch reload reads the files again.",
      "",
      "Exits with 78 when a file is bad."
    })
final class AgentVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Override
  public Integer call() throws InterruptedException {
    return Daemon.run(agents.config(), spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}

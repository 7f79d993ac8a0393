package io.staunch.agent.main.cli;

import io.staunch.agent.disk.RecordingReader;
import io.staunch.agent.main.Configuration;
import io.staunch.agent.main.replay.Shadow;
import io.staunch.agent.main.replay.ShadowText;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.wire.Codec;
import io.staunch.policy.check.PolicyCompiler;
import io.staunch.policy.file.AgentFile;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch shadow}. */
@Command(
    name = "shadow",
    mixinStandardHelpOptions = true,
    header = "Another policy beside the live one: what would it have done?",
    description = {
      "",
      "Gives every sample of the agent's recording, at most the last day, to another policy in mode advise, with the host "
          + "file of this host. What it would have done stands beside what was done. It runs in this process and not in the "
          + "agent, which it costs nothing."
    })
final class ShadowVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Agents agents = new Agents();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      required = true,
      description = "The policy to try.")
  private Path policy = Path.of("");

  @Parameters(
      arity = "0..1",
      paramLabel = "RECORDING",
      description = "A folder of segments, or one (default: the agent's own).")
  private Optional<Path> recording = Optional.empty();

  @Override
  public Integer call() throws IOException {
    AgentFile agent = new Talk(agents.config()).settings();
    HostFile host = good(HostReader.read(Source.read(agent.hostFile()), Configuration.accounts()));
    PolicyFile tried = good(PolicyReader.read(Source.readAll(policy)));
    Ruleset rules = good(PolicyCompiler.compile(tried, host, agent.tick()));
    Path where = recording.orElse(agent.state().resolve("recording"));
    Shadow shadow = Shadow.of(RecordingReader.of(where, new Codec()), rules);
    PrintWriter out = spec.commandLine().getOut();
    ShadowText.of(shadow, rules.policy(), ZoneId.systemDefault()).forEach(out::println);
    out.flush();
    return ExitCodes.OK;
  }

  private static <T> T good(Loaded<T> loaded) {
    return loaded.value().orElseThrow(() -> new BadConfiguration(loaded.problems()));
  }
}

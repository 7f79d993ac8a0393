package io.staunch.agent.main.cli;

import io.staunch.agent.main.backtest.Backtest;
import io.staunch.agent.main.backtest.Verdicts;
import io.staunch.agent.main.backtest.VerdictsText;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.wire.Codec;
import io.staunch.policy.setting.Typed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staunch backtest}. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    header = "Try a policy on history: what would it have done, saved, and restarted for nothing?",
    description = {
      "",
      "HISTORY is what staunch history SERVICE --export wrote, one file for each service, or a folder of them. The real "
          + "engine decides on it, as if in mode enforce; a restart that it would have made brings the service back to the "
          + "lowest that its life had shown by then, from where it grows as it was measured to. Nothing on this host is touched.",
      "",
      "Name --policy more than once to see policies side by side. docs/backtest.md says what each word means."
    })
final class BacktestVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      required = true,
      description = "A policy; more than one is tried side by side.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--host",
      paramLabel = "FILE",
      description = "The host file that declares the services (default: each can be restarted).")
  private Optional<Path> host = Optional.empty();

  @Option(
      names = "--tick",
      paramLabel = "TIME",
      description = "Time between two samples (default: as they were kept).")
  private Optional<String> tick = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "HISTORY", description = "Files, or folders of them.")
  private List<Path> history = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Optional<Duration> every = tick.flatMap(Typed::duration).filter(Duration::isPositive);
    if (tick.isPresent() && every.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--tick takes a duration such as 30s or 5m, not \"" + tick.get() + "\"");
    }
    PrintWriter out = spec.commandLine().getOut();
    int code =
        switch (Backtest.of(new Backtest.Question(policies, host, history, every))) {
          case Backtest.Answer.Bad(List<String> problems) -> {
            problems.forEach(spec.commandLine().getErr()::println);
            yield ExitCodes.BAD_CONFIGURATION;
          }
          case Backtest.Answer.Tried(Verdicts verdicts) -> {
            if (json) {
              out.println(new Codec().write(Verdicts.class, verdicts).pretty());
            } else {
              VerdictsText.of(verdicts, ZoneId.systemDefault(), Terminal.ofStandardOutput())
                  .forEach(out::println);
            }
            yield ExitCodes.OK;
          }
        };
    out.flush();
    return code;
  }
}

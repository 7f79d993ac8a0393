package io.staunch.agent.main.cli;

import io.staunch.policy.check.Schemas;
import io.staunch.policy.file.FileKind;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code staunch policy schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    header = "Print the JSON Schema of a kind of file, for editors.",
    description = {
      "",
      "Editors that know it complete words, show what each setting does, and mark what cannot be right. What is right is "
          + "for \"staunch policy check\" to say: it knows more than a schema can."
    })
final class PolicySchemaVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "policy",
      completionCandidates = Words.class,
      description = "One of policy, host, agent and policy-test (default: ${DEFAULT-VALUE}).")
  private String kind = "policy";

  /** The kinds of files there are, for completion. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  private static List<String> words() {
    return Stream.of(FileKind.values()).map(FileKind::word).toList();
  }

  @Override
  public Integer call() {
    FileKind wanted =
        Stream.of(FileKind.values())
            .filter(each -> each.word().equals(kind))
            .findFirst()
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(),
                    "\""
                        + kind
                        + "\" is no kind of file: it is one of "
                        + String.join(", ", words())));
    PrintWriter out = spec.commandLine().getOut();
    out.print(Schemas.of(wanted).pretty());
    out.flush();
    return ExitCodes.OK;
  }
}

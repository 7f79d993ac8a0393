package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Reply;
import io.staunch.core.wire.Codec;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Prints an agent's reply: as lines for people, or as JSON for scripts. */
final class Answer {
  private final CommandSpec spec;
  private final boolean json;

  Answer(CommandSpec spec, boolean json) {
    this.spec = spec;
    this.json = json;
  }

  /** Prints what the agent says that it did, in lines only; else why not. */
  static int done(CommandSpec spec, Reply reply) {
    return new Answer(spec, false).print(reply, Reply.Done.class, done -> List.of(done.text()));
  }

  /** Prints the reply where it is of {@code kind}; else says why not. */
  <R extends Reply> int print(Reply reply, Class<R> kind, Function<R, List<String>> lines) {
    Optional<R> wanted = Optional.of(reply).filter(kind::isInstance).map(kind::cast);
    if (wanted.isEmpty()) {
      return refuse(reply);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new Codec().write(Reply.class, reply).pretty());
    } else {
      lines.apply(wanted.get()).forEach(out::println);
    }
    out.flush();
    return ExitCodes.OK;
  }

  int refuse(Reply reply) {
    String reason =
        reply instanceof Reply.Refused refused
            ? refused.reason()
            : "an unexpected answer: " + reply;
    spec.commandLine().getErr().println("staunch: " + reason);
    return ExitCodes.FAILED;
  }
}

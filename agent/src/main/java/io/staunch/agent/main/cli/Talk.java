package io.staunch.agent.main.cli;

import io.staunch.agent.link.ControlClient;
import io.staunch.agent.link.Request;
import io.staunch.agent.link.Response;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Parsed;
import io.staunch.policy.file.AgentFile;
import io.staunch.policy.file.AgentReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;

/** One question to the agent that a configuration file names, and its answer. */
final class Talk {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path config;
  private final Codec codec = new Codec();

  Talk(Path config) {
    this.config = config;
  }

  /** The agent's own file; where it is bad, every problem is in the exception. */
  AgentFile settings() {
    Loaded<AgentFile> loaded = AgentReader.read(Source.readAll(config));
    return loaded.value().orElseThrow(() -> new BadConfiguration(loaded.problems()));
  }

  Reply ask(String verb, SortedMap<String, String> arguments) {
    ControlClient client =
        new ControlClient(settings().socket(), "staunch agent --config " + config);
    return switch (client.ask(Request.of(verb, arguments), PATIENCE)) {
      case Response.Refused(Response.Kind kind, String message) ->
          new Reply.Refused(message, kind == Response.Kind.UNREACHABLE);
      case Response.Done done ->
          switch (codec.read(Reply.class, done.body())) {
            case Parsed.Good<Reply>(Reply reply) -> reply;
            case Parsed.Bad<Reply>(String problem) ->
                new Reply.Refused("the agent's answer was not understood: " + problem, false);
          };
    };
  }
}

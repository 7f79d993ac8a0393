package io.staunch.agent.link;

import io.staunch.agent.link.Response.Kind;
import io.staunch.agent.time.Deadline;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a running agent by its control socket; what goes wrong is an answer as well. */
public final class ControlClient {
  private final Path file;
  private final String start;
  private final Codec codec = new Codec();

  /**
   * @param file the agent's control socket
   * @param start the command that starts the agent, for who finds none
   */
  public ControlClient(Path file, String start) {
    this.file = file;
    this.start = start;
  }

  /** Asks once and waits at most this long. */
  public Response ask(Request request, Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.configureBlocking(false);
      channel.connect(UnixDomainSocketAddress.of(file));
      return conversed(channel, request, deadline);
    } catch (IOException e) {
      return unreachable(String.valueOf(e.getMessage()));
    }
  }

  private Response conversed(SocketChannel channel, Request request, Deadline deadline)
      throws IOException {
    try (Line line = new Line(channel, deadline)) {
      try {
        line.write(codec.text(Request.class, request));
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        // turned away before it listened: why is in its answer
      }
      return switch (codec.parse(Response.class, line.read(Json.LONGEST))) {
        case Parsed.Good<Response>(Response response) -> response;
        case Parsed.Bad<Response>(String problem) ->
            Response.refused(
                Kind.UNREACHABLE, "what answers at " + file + " is not an agent: " + problem);
      };
    } catch (SocketTimeoutException e) {
      return Response.refused(
          Kind.UNREACHABLE,
          "the agent at "
              + file
              + " did not answer within "
              + deadline.elapsed().toMillis()
              + " ms: it may be overloaded; its log says more");
    } catch (IOException e) {
      return Response.refused(
          Kind.UNREACHABLE, "the agent at " + file + " ended the conversation: " + e.getMessage());
    }
  }

  private Response unreachable(String message) {
    if (message.contains("denied")) {
      return Response.refused(
          Kind.DENIED,
          "you may not use "
              + file
              + ": ask to be put into the group that may read (staunch, unless"
              + " configured otherwise)");
    }
    if (message.contains("unavailable")) {
      return Response.refused(Kind.BUSY, "the agent at " + file + " is busy; try again");
    }
    return Response.refused(
        Kind.UNREACHABLE,
        "no agent answers at " + file + ": is it running? Start it with: " + start);
  }
}

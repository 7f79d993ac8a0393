package io.staunch.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.staunch.agent.link.Response.Kind;
import io.staunch.agent.time.Deadline;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Json;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
final class ControlSocketTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private final String me = System.getProperty("user.name");
  private final ControlServer.Handler echo =
      (request, caller) ->
          new Response.Done(
              Json.Obj.EMPTY
                  .with("verb", request.verb())
                  .with("by", caller.user())
                  .with("operates", caller.mayOperate())
                  .with("why", request.arguments().getOrDefault("why", "")));
  private final Path socket;

  ControlSocketTest(@TempDir Path folder) {
    socket = folder.resolve("run").resolve("agent.sock");
  }

  @Test
  void a_request_is_answered_to_the_user_whom_the_kernel_names() throws Exception {
    try (ControlServer _ = open(LONG, echo)) {
      Request request = Request.of("pause", new TreeMap<>(Map.of("why", "déploy \"x\"\n")));
      Response answer = client().ask(request, LONG);
      assertThat(new Codec().text(Response.class, answer))
          .isEqualTo(
              "{\"type\":\"Done\",\"body\":{\"verb\":\"pause\",\"by\":\""
                  + me
                  + "\",\"operates\":true,\"why\":\"déploy \\\"x\\\"\\n\"}}");
    }
    assertThat(socket).doesNotExist();
  }

  @Test
  void others_are_kept_out_by_the_kernel() throws Exception {
    try (ControlServer server = open(LONG, echo)) {
      assertThat(mode(socket)).isIn("rw-rw----", "rw-------");
      assertThat(mode(socket.resolveSibling("."))).isIn("rwxr-x---", "rwx------");
      assertThat(server.remark().orElse("")).contains("no group no-such-group");
    }
  }

  @Test
  void a_stale_socket_is_replaced_and_a_living_one_never() throws Exception {
    try (ControlServer _ = open(LONG, echo)) {
      assertThatThrownBy(() -> open(LONG, echo))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another agent answers at " + socket);
      assertThat(ask("status")).isInstanceOf(Response.Done.class);
    }
    ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    dead.bind(UnixDomainSocketAddress.of(socket));
    dead.close();
    assertThat(socket).exists();
    try (ControlServer _ = open(LONG, echo)) {
      assertThat(ask("status")).isInstanceOf(Response.Done.class);
    }
  }

  @Test
  void without_an_agent_the_answer_says_how_to_start_it() {
    assertThat(ask("status"))
        .isEqualTo(
            Response.refused(
                Kind.UNREACHABLE,
                "no agent answers at " + socket + ": is it running? Start it with: staunch agent"));
  }

  @Test
  void an_agent_that_does_not_answer_is_given_up() throws Exception {
    Files.createDirectories(socket.resolveSibling("."));
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      Response answer = client().ask(Request.of("status", new TreeMap<>()), Duration.ofMillis(100));
      assertThat(message(answer)).contains("did not answer within");
    }
  }

  @Test
  void what_is_no_request_is_refused_with_the_reason() throws Exception {
    try (ControlServer _ = open(LONG, echo)) {
      assertThat(raw("{\"version\":1}\n")).contains("BAD_REQUEST").contains("verb");
      assertThat(raw("hello\n")).contains("BAD_REQUEST").contains("expected a value");
      assertThat(raw("{\"version\":9,\"verb\":\"x\",\"arguments\":{},\"pid\":1}\n"))
          .contains("speaks version 9, this agent 1");
      assertThat(raw("x".repeat(ControlServer.REQUEST_MOST + 1)))
          .contains("longer than 65536 bytes");
    }
  }

  @Test
  void who_says_nothing_is_dropped_at_the_deadline() throws Exception {
    try (ControlServer _ = open(Duration.ofMillis(200), echo)) {
      assertThat(raw("{\"vers")).isEmpty();
    }
  }

  @Test
  void no_more_than_a_few_are_served_at_once_and_the_others_are_told() throws Exception {
    List<SocketChannel> silent = new ArrayList<>();
    try (ControlServer _ = open(LONG, echo)) {
      for (int i = 0; i < ControlServer.AT_ONCE; i++) {
        silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
      }
      assertThat(message(ask("status"))).contains("others are asking");
      for (SocketChannel channel : silent) {
        channel.close();
      }
      assertThat(
              Deadline.in(LONG)
                  .await(Duration.ofMillis(10), () -> ask("status") instanceof Response.Done))
          .isTrue();
    }
  }

  @Test
  void what_breaks_in_the_handler_is_an_answer() throws Exception {
    try (ControlServer _ =
        open(
            LONG,
            (request, caller) -> {
              throw new IllegalStateException("boom");
            })) {
      assertThat(message(ask("status"))).contains("boom");
    }
  }

  private ControlServer open(Duration timeout, ControlServer.Handler handler) throws IOException {
    return ControlServer.open(socket, "no-such-group", "no-such-group-op", timeout, handler);
  }

  private ControlClient client() {
    return new ControlClient(socket, "staunch agent");
  }

  private Response ask(String verb) {
    return client().ask(Request.of(verb, new TreeMap<>()), LONG);
  }

  private String raw(String text) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String message(Response response) {
    return response instanceof Response.Refused refused ? refused.message() : "not refused";
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

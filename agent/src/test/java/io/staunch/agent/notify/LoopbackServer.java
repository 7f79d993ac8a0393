package io.staunch.agent.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server for one conversation on the loopback interface. */
final class LoopbackServer implements AutoCloseable {
  private final ServerSocket server;
  private final CompletableFuture<String> heard = new CompletableFuture<>();

  /** One conversation: reads, answers, returns what is to be remembered of it. */
  @FunctionalInterface
  interface Script {
    String play(BufferedReader in, OutputStream out) throws IOException;
  }

  LoopbackServer(Script script) throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  private void serve(Script script) {
    try (Socket socket = server.accept()) {
      heard.complete(
          script.play(
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
              socket.getOutputStream()));
    } catch (IOException e) {
      heard.completeExceptionally(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  String heard() throws Exception {
    return heard.get(20, TimeUnit.SECONDS);
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

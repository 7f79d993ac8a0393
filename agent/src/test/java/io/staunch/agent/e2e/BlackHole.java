package io.staunch.agent.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A web server on the loopback interface that takes everything and answers nothing, until it is
 * cured.
 */
final class BlackHole implements AutoCloseable {
  private static final String KEY = "Idempotency-Key: ";

  private final ServerSocket server;
  private final List<Socket> taken = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile boolean cured;

  BlackHole() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::take);
  }

  private void take() {
    try {
      while (true) {
        Socket socket = server.accept();
        taken.add(socket);
        Thread.ofPlatform().daemon().start(() -> swallow(socket));
      }
    } catch (IOException e) {
      // closed: whoever waits for more is told by the test
    }
  }

  private void swallow(Socket socket) {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(KEY)) {
          keys.add(line.substring(KEY.length()));
        }
        if (line.isEmpty() && cured) {
          socket
              .getOutputStream()
              .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().flush();
        }
      }
    } catch (IOException e) {
      // the other side gave up
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
  }

  /** The keys of the messages that were posted, one per try. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** Answers from now on. */
  void cure() {
    cured = true;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : taken) {
      socket.close();
    }
  }
}

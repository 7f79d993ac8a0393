package io.staunch.agent.notify;

import io.staunch.agent.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A TCP connection on which lines are read and text is written until its deadline, however slowly
 * the other side answers.
 */
final class Conversation implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final Deadline deadline;
  private final byte[] buffer = new byte[2048];
  private int at;
  private int end;

  private Conversation(Socket socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.deadline = deadline;
  }

  /** Connects to the first address of the host that answers. */
  static Conversation with(String host, int port, Deadline deadline) throws IOException {
    return new Conversation(connected(host, port, deadline), deadline);
  }

  /** Connects likewise, and lets nobody else read it. */
  static Conversation with(String host, int port, Tls tls, Deadline deadline) throws IOException {
    Socket plain = connected(host, port, deadline);
    try {
      return new Conversation(tls.over(plain, host, port, deadline), deadline);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static Socket connected(String host, int port, Deadline deadline) throws IOException {
    IOException problem = new IOException(host + " has no address");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket socket = new Socket();
      try {
        if (deadline.passed()) {
          throw new SocketTimeoutException("no time left");
        }
        socket.connect(new InetSocketAddress(address, port), deadline.leftMillis());
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        socket.close();
        problem = e;
      }
    }
    throw problem;
  }

  /** The next line without its end; throws where it is longer than {@code most} or late. */
  String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int next = read();
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      if (next < 0) {
        throw new IOException("the other side hung up");
      }
      if (line.size() == most) {
        throw new IOException("the other side's line is longer than " + most + " bytes");
      }
      line.write(next);
    }
  }

  private int read() throws IOException {
    if (at == end) {
      if (deadline.passed()) {
        throw new SocketTimeoutException("no time left");
      }
      socket.setSoTimeout(deadline.leftMillis());
      at = 0;
      end = Math.max(0, in.read(buffer));
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }

  /**
   * Messages are small and fit into the system's buffers: this does not wait for the other side.
   */
  void say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // whatever was to be said has been said or has failed before
    }
  }
}

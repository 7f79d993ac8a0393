package io.staunch.agent.link;

import io.staunch.agent.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One line of text each way over a socket, bounded in length and time; closes without it. */
final class Line implements AutoCloseable {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Deadline deadline;

  Line(SocketChannel channel, Deadline deadline) throws IOException {
    this.channel = channel;
    this.deadline = deadline;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  /** The other side's line without its end; throws where it is longer, late or cut off. */
  String read(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(Math.min(most + 1, 8192));
    while (true) {
      await(SelectionKey.OP_READ);
      buffer.clear();
      int read = channel.read(buffer);
      if (read < 0) {
        throw new IOException(
            line.size() == 0 ? "the other side said nothing" : "the line was cut off");
      }
      for (int i = 0; i < read; i++) {
        if (buffer.get(i) == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        if (line.size() == most) {
          throw new TooLong("the line is longer than " + most + " bytes");
        }
        line.write(buffer.get(i));
      }
    }
  }

  void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    selector.selectedKeys().clear();
    if (deadline.passed() || selector.select(deadline.leftMillis()) == 0) {
      throw new SocketTimeoutException("no time left");
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }

  /** The other side says more than is read. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong(String message) {
      super(message);
    }
  }
}

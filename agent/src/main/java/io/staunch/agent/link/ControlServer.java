package io.staunch.agent.link;

import io.staunch.agent.actuate.CommandRunner;
import io.staunch.agent.link.Response.Kind;
import io.staunch.agent.time.Deadline;
import io.staunch.agent.time.MonotonicClock;
import io.staunch.core.wire.Codec;
import io.staunch.core.wire.Json;
import io.staunch.core.wire.Parsed;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests on the control socket, a few at a time, each within its deadline, so that nobody
 * who connects and says nothing keeps others out for long.
 */
public final class ControlServer implements AutoCloseable {
  /** Connections that are served at the same time. */
  public static final int AT_ONCE = 8;

  /** Longest request line, in bytes. */
  public static final int REQUEST_MOST = 64 * 1024;

  private static final Response TOO_MUCH =
      Response.refused(Kind.FAILED, "the answer is too long to be sent; ask for less");

  private final Path file;
  private final Rights rights;
  private final Handler handler;
  private final Duration timeout;
  private final Codec codec = new Codec();
  private final ServerSocketChannel server;
  private final ThreadPoolExecutor workers;
  private final Optional<String> remark;

  private ControlServer(Path file, Rights rights, Handler handler, Duration timeout)
      throws IOException {
    this.file = file;
    this.rights = rights;
    this.handler = handler;
    this.timeout = timeout;
    this.server = SocketFile.open(file, rights.readGroup());
    this.remark = SocketFile.remark(file, rights.readGroup());
    this.workers =
        new ThreadPoolExecutor(
            0,
            AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> Thread.ofPlatform().daemon().name("staunch-control").unstarted(work));
  }

  /** Says what becomes of a request; called by several threads. */
  @FunctionalInterface
  public interface Handler {
    Response answer(Request request, Caller caller) throws InterruptedException;
  }

  /**
   * Opens the socket and begins to answer.
   *
   * @param timeout for one request, from its connection to the end of its answer
   * @throws IOException in words for people
   */
  public static ControlServer open(
      Path file, String readGroup, String operateGroup, Duration timeout, Handler handler)
      throws IOException {
    String owner = Files.getOwner(Path.of("/proc/self")).getName();
    Rights.Groups groups = Rights.ofThisMachine(CommandRunner.ofThisMachine());
    return open(file, new Rights(owner, readGroup, operateGroup, groups), timeout, handler);
  }

  static ControlServer open(Path file, Rights rights, Duration timeout, Handler handler)
      throws IOException {
    ControlServer control = new ControlServer(file, rights, handler, timeout);
    Thread.ofPlatform().daemon().name("staunch-socket").start(control::run);
    return control;
  }

  /** Why others than the agent's own user and root cannot use the socket, where that is so. */
  public Optional<String> remark() {
    return remark;
  }

  private void run() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        try {
          workers.execute(() -> converse(channel));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
          turnAway(channel);
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // out of file descriptors, most likely: who waits is answered when there is one again
        pause();
      }
    }
  }

  private static void pause() {
    try {
      MonotonicClock.SYSTEM.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void converse(SocketChannel channel) {
    try (channel;
        Line line = new Line(channel, Deadline.in(timeout))) {
      String text = codec.text(Response.class, answer(channel, line));
      line.write(text.length() <= Json.LONGEST ? text : codec.text(Response.class, TOO_MUCH));
    } catch (IOException e) {
      // who does not wait for the answer does not want it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Response answer(SocketChannel channel, Line line)
      throws IOException, InterruptedException {
    Parsed<Request> parsed;
    try {
      parsed = codec.parse(Request.class, line.read(REQUEST_MOST));
    } catch (Line.TooLong e) {
      return Response.refused(Kind.BAD_REQUEST, "the request was not read: " + e.getMessage());
    }
    return switch (parsed) {
      case Parsed.Bad<Request>(String problem) ->
          Response.refused(Kind.BAD_REQUEST, "the request was not understood: " + problem);
      case Parsed.Good<Request>(Request request) when request.version() != Request.VERSION ->
          Response.refused(
              Kind.BAD_REQUEST,
              "the request speaks version "
                  + request.version()
                  + ", this agent "
                  + Request.VERSION);
      case Parsed.Good<Request>(Request request) -> admitted(request, Peer.of(channel));
    };
  }

  private Response admitted(Request request, Peer peer) throws InterruptedException {
    Caller caller = rights.caller(peer.user(), peer.primaryGroup(), peer.login(request.pid()));
    if (!caller.mayRead()) {
      return Response.refused(
          Kind.DENIED,
          caller.by()
              + " is neither in group "
              + rights.readGroup()
              + " (may read) nor in group "
              + rights.operateGroup()
              + " (may operate)");
    }
    try {
      return handler.answer(request, caller);
    } catch (RuntimeException e) {
      return Response.refused(Kind.FAILED, "failed within the agent: " + e);
    }
  }

  private void turnAway(SocketChannel channel) {
    Response busy = Response.refused(Kind.BUSY, AT_ONCE + " others are asking; try again");
    try (channel;
        Line line = new Line(channel, Deadline.in(Duration.ofMillis(50)))) {
      line.write(codec.text(Response.class, busy));
    } catch (IOException e) {
      // it will see the connection end
    }
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    try (server) {
      Files.deleteIfExists(file);
    }
  }
}

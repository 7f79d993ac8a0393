package io.staunch.agent.main;

import io.staunch.agent.disk.LedgerReader;
import io.staunch.agent.link.Caller;
import io.staunch.agent.link.ControlServer;
import io.staunch.agent.link.Request;
import io.staunch.agent.link.Response;
import io.staunch.agent.link.Response.Kind;
import io.staunch.agent.main.talk.Excerpt;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Incident;
import io.staunch.core.wire.Codec;
import io.staunch.policy.setting.Typed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Answers people at the control socket: what is read comes from a view, what changes goes through
 * the engine.
 */
final class Desk implements ControlServer.Handler {
  private static final List<String> CHANGING =
      List.of(
          "pause",
          "resume",
          "ack",
          "approve",
          "refuse",
          "postpone",
          "act",
          "judge",
          "notify-test",
          "reload");

  /** Rows of one answer. */
  private static final int MOST_ROWS = 2_000;

  private final Daemon daemon;
  private final Codec codec = new Codec();

  Desk(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public Response answer(Request request, Caller caller) throws InterruptedException {
    if (CHANGING.contains(request.verb()) && !caller.mayOperate()) {
      return Response.refused(
          Kind.DENIED,
          caller.by() + " may read but not change anything: that needs the operators' group");
    }
    try {
      Reply reply = reply(request, caller);
      return reply instanceof Reply.Refused refused
          ? Response.refused(Kind.FAILED, refused.reason())
          : new Response.Done(codec.write(Reply.class, reply));
    } catch (IOException e) {
      return Response.refused(Kind.FAILED, "a file could not be read: " + e.getMessage());
    }
  }

  private Reply reply(Request request, Caller caller) throws InterruptedException, IOException {
    return switch (request.verb()) {
      case "status" -> ask(daemon::seen);
      case "explain" -> explain(argument(request, "entry").orElse("last"));
      case "history" -> history(request);
      case "doctor" -> ask(() -> new Reply.Checks(daemon.checks()));
      case "pause" -> pause(request, caller);
      case "resume" -> {
        Reply done = event(new Event.Resume(caller.by(), daemon.now()));
        yield done instanceof Reply.Done
            ? new Reply.Done("Actions go on, judged anew, one at a time.")
            : done;
      }
      case "ack" -> acknowledge(request, caller);
      case "approvals" -> ask(() -> new Reply.Approvals(daemon.approvals()));
      case "approve", "refuse", "postpone" -> {
        Answering answering = new Answering(daemon, request, caller);
        yield ask(answering::reply);
      }
      case "act" -> {
        Ordering ordering = new Ordering(daemon, request, caller);
        yield ask(ordering::reply);
      }
      case "judge" -> judge(request, caller);
      case "notify-test" -> daemon.testChannels(argument(request, "channel"));
      case "reload" -> ask(() -> daemon.reload(caller.by()));
      default -> new Reply.Refused("this agent does not know the verb " + request.verb(), false);
    };
  }

  private Reply pause(Request request, Caller caller) throws InterruptedException {
    Optional<String> text = argument(request, "for");
    Optional<Duration> duration = text.flatMap(Typed::duration);
    if (text.isPresent() && duration.isEmpty()) {
      return new Reply.Refused(
          "--for takes a duration such as 30m or 2h, not \"" + text.get() + "\"", false);
    }
    String reason = argument(request, "reason").orElse("no reason given");
    Reply reply = event(new Event.Pause(caller.by(), reason, duration, daemon.now()));
    return reply instanceof Reply.Done
        ? new Reply.Done(
            "Paused" + text.map(t -> " for " + t).orElse(" until staunch resume") + ".")
        : reply;
  }

  private Reply acknowledge(Request request, Caller caller) throws InterruptedException {
    long number =
        argument(request, "incident")
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElse(0L);
    return ask(() -> {
      List<Incident> known = daemon.seen().view().incidents();
      if (known.stream().noneMatch(incident -> incident.number() == number)) {
        return new Reply.Refused(
            "there is no incident " + number + "; staunch status lists those that are open", false);
      }
      daemon.event(new Event.Acknowledge(number, caller.by(), daemon.now()));
      return new Reply.Done("Incident " + number + " is acknowledged by " + caller.by() + ".");
    });
  }

  private Reply judge(Request request, Caller caller) throws InterruptedException, IOException {
    return switch (Judging.of(daemon.ledger(), request)) {
      case Judging.Refused(String reason) -> new Reply.Refused(reason, false);
      case Judging.About what -> {
        Reply done = event(what.event(caller.by(), daemon.now()));
        yield done instanceof Reply.Done ? new Reply.Done(what.sentence(caller.by())) : done;
      }
    };
  }

  private Reply event(Event event) throws InterruptedException {
    return ask(() -> {
      daemon.event(event);
      return new Reply.Done("done");
    });
  }

  private Reply explain(String entry) throws IOException {
    LedgerReader ledger = daemon.ledger();
    return Stories.of(ledger, entry);
  }

  private Reply history(Request request) throws InterruptedException {
    Optional<String> text = argument(request, "since");
    Optional<Duration> since = text.flatMap(Typed::duration);
    if (text.isPresent() && since.isEmpty()) {
      return new Reply.Refused(
          "--since takes a duration such as 30m or 6h, not \"" + text.get() + "\"", false);
    }
    String service = argument(request, "service").orElse("");
    Instant to = instant(request, "to").orElseGet(() -> daemon.now().wall().plusSeconds(1));
    Instant from = instant(request, "from").or(() -> since.map(to::minus)).orElse(Instant.EPOCH);
    Optional<String> tier = argument(request, "tier");
    if (tier.isPresent()) {
      Excerpt.Place place = new Excerpt.Place(tier.get(), number(request, "row").orElse(1L));
      return ask(() -> daemon.page(service, from, to, place));
    }
    int rows = Math.clamp(number(request, "rows").orElse((long) MOST_ROWS), 2, MOST_ROWS);
    return ask(() -> daemon.past(service, from, to, rows));
  }

  private static Optional<Instant> instant(Request request, String name) {
    try {
      return argument(request, name).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(Request request, String name) {
    return argument(request, name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  private static Optional<String> argument(Request request, String name) {
    return Optional.ofNullable(request.arguments().get(name));
  }

  private Reply ask(Callable<Reply> question) throws InterruptedException {
    return daemon
        .ask(question)
        .orElseGet(() -> new Reply.Refused("the agent is too busy to answer; try again", false));
  }
}

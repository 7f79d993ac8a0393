package io.staunch.agent.main;

import io.staunch.agent.link.Caller;
import io.staunch.agent.link.Request;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Proposal;
import io.staunch.core.fleet.Durations;
import io.staunch.policy.setting.Typed;
import java.time.Duration;
import java.util.Optional;

/** A person's answer to a proposal, and what came of it; on the engine's thread. */
final class Answering {
  private final Daemon daemon;
  private final Request request;
  private final Caller caller;

  Answering(Daemon daemon, Request request, Caller caller) {
    this.daemon = daemon;
    this.request = request;
    this.caller = caller;
  }

  Reply reply() {
    long number =
        argument("proposal")
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElse(0L);
    Optional<Proposal> known = proposal(number);
    if (known.isEmpty()) {
      return refused("there is no proposal " + number + "; staunch approvals lists what is asked");
    }
    if (!known.get().isStanding()) {
      return refused("proposal " + number + " has ended: " + end(known.get()));
    }
    String reason = argument("reason").orElse("");
    return switch (request.verb()) {
      case "approve" -> approve(number, reason);
      case "refuse" -> {
        daemon.event(new Event.Refuse(number, caller.by(), reason, daemon.now()));
        yield new Reply.Done(
            "Proposal " + number + " is refused: not asked again before this clears.");
      }
      default -> postpone(number, reason);
    };
  }

  private Reply approve(long number, String reason) {
    daemon.event(new Event.Approve(number, caller.by(), reason, daemon.now()));
    Proposal now = proposal(number).orElseThrow();
    return now.order()
        .<Reply>map(order ->
            new Reply.Done(
                "Approved: order "
                    + order
                    + " acts on "
                    + now.what().service()
                    + " now; staunch explain "
                    + now.incident()
                    + " tells how it went."))
        .orElseGet(() -> refused("approved, but nothing is done: " + end(now)));
  }

  private Reply postpone(long number, String reason) {
    Optional<Duration> duration = argument("for").flatMap(Typed::duration);
    if (duration.isEmpty() || !duration.get().isPositive()) {
      return refused("--for takes a duration such as 30m or 2h");
    }
    daemon.event(new Event.Postpone(number, caller.by(), reason, duration.get(), daemon.now()));
    return new Reply.Done(
        "Proposal "
            + number
            + " is postponed: asked anew in "
            + Durations.text(duration.get())
            + " if it still holds.");
  }

  private static String end(Proposal proposal) {
    return proposal.order().map(order -> "it became order " + order).orElse(proposal.reason());
  }

  private Optional<Proposal> proposal(long number) {
    return daemon.approvals().stream()
        .map(Approval::proposal)
        .filter(proposal -> proposal.number() == number)
        .findFirst();
  }

  private static Reply refused(String reason) {
    return new Reply.Refused(reason, false);
  }

  private Optional<String> argument(String name) {
    return Optional.ofNullable(request.arguments().get(name));
  }
}

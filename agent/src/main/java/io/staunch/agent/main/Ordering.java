package io.staunch.agent.main;

import io.staunch.agent.link.Caller;
import io.staunch.agent.link.Request;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.engine.Event;
import io.staunch.core.engine.Ordered;
import io.staunch.core.fleet.Incarnation;
import java.util.Optional;

/** A person's order to act on a service, and what came of it; on the engine's thread. */
final class Ordering {
  private final Daemon daemon;
  private final Request request;
  private final Caller caller;

  Ordering(Daemon daemon, Request request, Caller caller) {
    this.daemon = daemon;
    this.request = request;
    this.caller = caller;
  }

  Reply reply() {
    String service = argument("service").orElse("");
    Reply outlook = daemon.prospect(service);
    if (!(outlook instanceof Reply.Outlook) || argument("only-show").isPresent()) {
      return outlook;
    }
    String reason = argument("reason").orElse("");
    if (reason.isBlank()) {
      return refused("an order needs its reason: --reason TEXT");
    }
    daemon.event(
        new Event.Act(
            service,
            argument("life").filter(life -> !life.isBlank()).map(Incarnation::new),
            caller.by(),
            reason,
            daemon.now()));
    return daemon
        .ordered()
        .map(Ordering::told)
        .orElseGet(() -> refused("the order was not taken: staunch doctor says more"));
  }

  private static Reply told(Ordered ordered) {
    return ordered
        .order()
        .<Reply>map(order ->
            new Reply.Done(
                "Ordered: order "
                    + order
                    + " acts on "
                    + ordered.what().service()
                    + " now; staunch explain "
                    + ordered.incident()
                    + " tells how it went."))
        .orElseGet(() ->
            refused(
                "nothing is done: "
                    + ordered
                        .what()
                        .heldBy()
                        .orElse("its intent could not be written: staunch doctor says more")));
  }

  private static Reply refused(String reason) {
    return new Reply.Refused(reason, false);
  }

  private Optional<String> argument(String name) {
    return Optional.ofNullable(request.arguments().get(name));
  }
}

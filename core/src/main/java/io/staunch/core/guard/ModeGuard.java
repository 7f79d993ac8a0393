package io.staunch.core.guard;

import io.staunch.core.fleet.Mode;

/**
 * How far we may go. It stands last, so that what it says would be done is what every other guard
 * has admitted.
 */
public final class ModeGuard implements Guard {
  public static final String NAME = "mode";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    String would =
        Spoken.order(request.rung())
            + " "
            + request.service()
            + " now (rule "
            + request.rule()
            + ")";
    if (request.warrant() == Warrant.ORDERED) {
      return request.highest() == Mode.OBSERVE
          ? refuse(
              "the host file says observe: nothing is done here, not by a person's order either")
          : Verdict.ADMITTED;
    }
    return switch (request.mode()) {
      case OBSERVE -> refuse("mode observe: would " + would + "; only recorded");
      case ADVISE ->
          refuse("mode advise: would " + would + "; a person may do so, nothing is done by itself");
      case APPROVE ->
          request.warrant() == Warrant.APPROVED
              ? Verdict.ADMITTED
              : refuse(
                  "mode approve: would " + would + ", once a person says so: staunch approvals");
      case ENFORCE ->
          standing.channelReady()
              ? Verdict.ADMITTED
              : refuse(
                  "mode enforce: would "
                      + would
                      + ", but no notify channel has passed its test:"
                      + " run staunch notify test");
    };
  }
}

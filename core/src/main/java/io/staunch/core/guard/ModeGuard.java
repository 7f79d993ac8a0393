package io.staunch.core.guard;

/**
 * How far we may go. It stands last, so that what it says would be done is what every other guard
 * has admitted.
 */
public final class ModeGuard implements Guard {
  @Override
  public String name() {
    return "mode";
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
    return switch (request.mode()) {
      case OBSERVE -> refuse("mode observe: would " + would + "; only recorded");
      case ADVISE ->
          refuse("mode advise: we recommend to " + would + "; nothing is done by itself");
      case APPROVE ->
          refuse(
              "mode approve: would ask a person to let it "
                  + would
                  + ", but approval comes with a later release; nothing is done, and enforce is the mode that acts");
      case ENFORCE ->
          standing.channelReady()
              ? Verdict.ADMITTED
              : refuse(
                  "would "
                      + would
                      + ", but enforce needs a notify channel that has passed its test: run staunch notify test");
    };
  }
}

package io.staunch.core.guard;

/** A rung that bought too little on a service is not repeated until a person has seen it. */
public final class BarredGuard implements Guard {
  @Override
  public String name() {
    return "barred";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    return standing
        .about(request.service())
        .bar(request.rung())
        .<Verdict>map(reason ->
            refuse(
                "%s of %s is barred: %s; holds until a person acknowledges (staunch ack)"
                    .formatted(Spoken.noun(request.rung()), request.service(), reason)))
        .orElse(Verdict.ADMITTED);
  }
}

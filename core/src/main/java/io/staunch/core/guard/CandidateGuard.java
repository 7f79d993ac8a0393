package io.staunch.core.guard;

/** Only candidates are ever acted on: the list is a fact of the policy, not a guess from names. */
public final class CandidateGuard implements Guard {
  @Override
  public String name() {
    return "candidate";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    if (!request.terms().candidates().contains(request.service())) {
      // what is protected is no candidate either, and naming it would not help
      return refuse(
          ProtectedGuard.why(request, request.service())
              .orElse(
                  request.service()
                      + " is not a candidate: no rule of the policy may act on it; name it in one to"
                      + " change that"));
    }
    for (String member : request.members()) {
      if (!standing.tracks(member)) {
        return refuse(
            "the past of %s is not known: only %d services can be followed; declare fewer"
                .formatted(member, Standing.MOST_SERVICES));
      }
    }
    return Verdict.ADMITTED;
  }
}

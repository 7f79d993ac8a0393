package io.staunch.core.guard;

import io.staunch.core.guard.Treasury.Claim;

/**
 * So many actions per window on a service and on the host: what does not help soon must not go on
 * for ever.
 */
public final class BudgetGuard implements Guard {
  @Override
  public String name() {
    return "budget";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Claim claim = Claim.of(request.service(), request.rung(), request.impact());
    return standing
        .treasury()
        .shortOfTokens(claim, request.terms(), standing.now())
        .<Verdict>map(this::refuse)
        .orElse(Verdict.ADMITTED);
  }
}

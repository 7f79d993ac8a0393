package io.staunch.core.guard;

/**
 * Port: may we act on this candidate, now? Every guard must admit; the first refusal is recorded
 * with its reason.
 */
public interface Guard {
  /** Short stable name, as in the ledger: {@code cool-down}. */
  String name();

  Verdict admit(Request request, Standing standing);

  /** This guard's refusal. */
  default Verdict refuse(String reason) {
    return new Verdict.Refused(name(), reason);
  }
}

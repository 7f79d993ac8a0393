package io.staunch.agent.disk;

/**
 * Where the hash of the ledger's newest entry is written down, out of reach of whoever edits the
 * ledger: the chain shows edits, only the anchored head shows cuts and rewrites.
 */
public interface HeadAnchor {

  /** Writes it down; called at each act and hourly. Bounded in time. */
  Written anchor(long number, String hash);

  /** Where, in a few words, for {@code doctor}. */
  String describe();
}

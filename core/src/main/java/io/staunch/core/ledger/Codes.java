package io.staunch.core.ledger;

import java.util.List;

/** Every code a {@link Notice} can bear; docs/runbooks has a page for each. */
public final class Codes {
  private Codes() {}

  public static final List<String> ALL =
      List.of(
          "ST-ACTED",
          "ST-APPROVE",
          "ST-CLOCK",
          "ST-DISK",
          "ST-GROWTH",
          "ST-HELD",
          "ST-INEFFECTIVE",
          "ST-NO-CANDIDATE",
          "ST-NOT-UP",
          "ST-SELF",
          "ST-STOPPED",
          "ST-STORM",
          "ST-TEST",
          "ST-WOULD-ACT");
}

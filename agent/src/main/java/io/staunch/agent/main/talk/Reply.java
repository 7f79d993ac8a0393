package io.staunch.agent.main.talk;

import io.staunch.core.engine.Approval;
import io.staunch.core.engine.Prospect;
import io.staunch.core.engine.View;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.history.Archive;
import io.staunch.core.ledger.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a running agent answers; one line of JSON. */
public sealed interface Reply {
  /** Done, with a sentence about what was done. */
  record Done(String text) implements Reply {}

  /**
   * Not done.
   *
   * @param reason for people, with the cure
   * @param unreachable no agent answered
   */
  record Refused(String reason, boolean unreachable) implements Reply {}

  /**
   * How everything stands.
   *
   * @param troubles of the agent itself, that the engine knows nothing of: messages that do not
   *     arrive, a pause flag that is ignored
   */
  record Seen(View view, Self self, List<String> troubles) implements Reply {
    public Seen {
      troubles = List.copyOf(troubles);
    }
  }

  /** What people are asked, and what they answered, oldest first. */
  record Approvals(List<Approval> approvals) implements Reply {
    public Approvals {
      approvals = List.copyOf(approvals);
    }
  }

  /** What a person's order would do right now. */
  record Outlook(Prospect prospect) implements Reply {}

  /**
   * What the ledger says of one incident.
   *
   * @param leftOut how many entries from its middle were too many to be told
   */
  record Story(Account account, long leftOut) implements Reply {}

  /**
   * How a service's memory went.
   *
   * @param lives that the rows speak of, oldest first
   * @param tier how finely it is kept where the rows come from
   */
  record Past(
      String service,
      List<Row> rows,
      Optional<Bytes> limit,
      List<Archive.Life> lives,
      Optional<String> tier)
      implements Reply {
    public Past {
      rows = List.copyOf(rows);
      lives = List.copyOf(lives);
    }
  }

  /**
   * What it used at one moment, or around it.
   *
   * @param bytes the mean
   * @param low empty where it is the mean
   * @param high empty where it is the mean
   */
  record Row(Instant at, Incarnation life, Bytes bytes, Optional<Bytes> low, Optional<Bytes> high) {
    /** As it is shown, with what lies between lowest and highest. */
    public static Row of(Archive.Row row) {
      boolean one = row.low().equals(row.high());
      return new Row(
          row.middle(),
          row.life(),
          row.mean(),
          one ? Optional.empty() : Optional.of(row.low()),
          one ? Optional.empty() : Optional.of(row.high()));
    }
  }

  /** Part of an export. */
  record Page(String host, String service, Excerpt excerpt) implements Reply {}

  record Checks(List<Check> checks) implements Reply {
    public Checks {
      checks = List.copyOf(checks);
    }
  }

  /**
   * The agent's own cost.
   *
   * @param resident its RSS
   * @param anonymous its RssAnon
   * @param cpuSecondsPerMinute since it started
   */
  record Self(Bytes resident, Bytes anonymous, double cpuSecondsPerMinute) {}
}

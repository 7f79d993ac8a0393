package io.staunch.core.ledger;

import io.staunch.core.fleet.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What a ledger says of one incident, told from its entries alone: the same for people and as data.
 *
 * @param incident its number; 0 where a single entry outside of any incident is told
 * @param chosen number of the entry that was asked for
 * @param subject the service, empty where it is about the server or the agent
 * @param rule whose finding opened it
 * @param policy name and revision of the policy whose rule ruled last
 * @param status where it stands
 * @param summary the same in one sentence
 * @param next what comes next, and what a person can do, one sentence each
 * @param passages one for each entry, oldest first
 */
public record Account(
    long incident,
    long chosen,
    Optional<String> subject,
    Optional<String> rule,
    Optional<String> policy,
    Status status,
    String summary,
    List<String> next,
    List<Passage> passages) {
  public Account {
    next = List.copyOf(next);
    passages = List.copyOf(passages);
  }

  /**
   * What one entry says.
   *
   * @param label one word
   * @param text one sentence
   * @param details more of the same, one sentence each
   * @param table the ranking, as aligned lines
   * @param fact the entry itself, with every number
   */
  public record Passage(
      long entry,
      Moment at,
      String label,
      String text,
      List<String> details,
      List<String> table,
      Fact fact) {
    public Passage {
      details = List.copyOf(details);
      table = List.copyOf(table);
    }
  }

  /** Where an incident stands. */
  public enum Status {
    /** A finding is open and nothing was decided yet. */
    SEEN,
    /** Decided, but the mode allows only to say so. */
    WOULD_ACT,
    /** A person is asked, and nothing is done before the answer. */
    ASKED,
    /** A guard held it. */
    HELD,
    /** There is nobody to act on. */
    NOBODY,
    /** The product has stopped acting on it. */
    STOPPED,
    /** An order was given and has not ended. */
    UNDER_WAY,
    /** An order ended without having done anything. */
    NOT_DONE,
    /** An order ended; whether the service is up is not answered yet. */
    ENDED,
    UP,
    NOT_UP,
    /** Nobody could measure whether it is up. */
    UP_UNKNOWN,
    /** It was worth it. */
    WORTH,
    /** It bought too little and is barred. */
    INEFFECTIVE,
    /** It went away without an act of ours. */
    CLEARED,
    /** An entry of another kind. */
    OTHER
  }
}

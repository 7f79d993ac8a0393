package io.staunch.policy.file;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The users of a host by name, as in {@code /etc/passwd}.
 *
 * @param uids user id by user name
 * @param anybody whether every other name is a user too: of a host that this is not
 */
public record Accounts(SortedMap<String, Integer> uids, boolean anybody) {
  private static final int SOME_USER = 65_533;

  public Accounts(SortedMap<String, Integer> uids) {
    this(uids, false);
  }

  public Accounts {
    uids = Collections.unmodifiableSortedMap(new TreeMap<>(uids));
  }

  /** From the text of /etc/passwd; lines of another form are left out. */
  public static Accounts ofPasswd(String text) {
    SortedMap<String, Integer> uids = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] fields = line.split(":", -1);
      if (fields.length >= 4 && fields[2].matches("\\d{1,9}")) {
        uids.put(fields[0], Integer.parseInt(fields[2]));
      }
    }
    return new Accounts(uids);
  }

  public Optional<Integer> uid(String name) {
    return Optional.ofNullable(uids.get(name))
        .or(() -> anybody ? Optional.of(SOME_USER) : Optional.empty());
  }

  /** These, and any other name. */
  public Accounts andAnybody() {
    return new Accounts(uids, true);
  }
}

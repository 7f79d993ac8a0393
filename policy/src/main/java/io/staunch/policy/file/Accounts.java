package io.staunch.policy.file;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The users of a host by name, as in {@code /etc/passwd}.
 *
 * @param uids user id by user name
 */
public record Accounts(SortedMap<String, Integer> uids) {
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
    return Optional.ofNullable(uids.get(name));
  }
}

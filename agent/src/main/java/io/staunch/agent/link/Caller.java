package io.staunch.agent.link;

import java.util.Optional;

/**
 * Who asks, as the kernel names the other end of the socket, and what that user may do.
 *
 * @param login the user who logged in, where it is another and could be had
 * @param mayOperate pause, resume, approve and acknowledge
 */
public record Caller(String user, Optional<String> login, boolean mayRead, boolean mayOperate) {

  /** For the ledger: {@code root (login alice)}. */
  public String by() {
    return login
        .filter(name -> !name.equals(user))
        .map(name -> user + " (login " + name + ")")
        .orElse(user);
  }
}

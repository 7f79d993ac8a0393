package io.staunch.agent.link;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/** The user at the other end of a Unix-domain socket, as the kernel tells it. */
record Peer(String user, String primaryGroup) {
  /** What the kernel writes where nobody logged in: a daemon, a cron job. */
  private static final String NO_LOGIN = "4294967295";

  static Peer of(SocketChannel channel) throws IOException {
    UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
    return new Peer(peer.user().getName(), peer.group().getName());
  }

  /** The user who logged in before becoming this one; empty where it cannot be had. */
  Optional<String> login(long pid) {
    try {
      Path process = Path.of("/proc", Long.toString(pid));
      if (!Files.getOwner(process).getName().equals(user)) {
        return Optional.empty();
      }
      String uid = Files.readString(process.resolve("loginuid")).strip();
      return uid.equals(NO_LOGIN) ? Optional.empty() : Optional.of(name(uid));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String name(String uid) throws IOException {
    return Files.readString(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 2 && fields[2].equals(uid))
        .map(fields -> fields[0])
        .findFirst()
        .orElse("uid " + uid);
  }
}

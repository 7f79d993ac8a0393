package io.staunch.agent.link;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/**
 * The control socket in the file system: 0660 for the read group in a folder of 0750, so that the
 * kernel keeps everybody else out. Where the group cannot be given, only the agent's own user and
 * root come in.
 */
final class SocketFile {
  private static final int BACKLOG = 16;

  private SocketFile() {}

  /**
   * Opens the socket; a stale file of a dead agent is replaced, a living agent's never.
   *
   * @throws IOException in words for people
   */
  static ServerSocketChannel open(Path file, String group) throws IOException {
    UnixDomainSocketAddress address = address(file);
    folder(file.toAbsolutePath().resolveSibling("."), group);
    clearAway(file, address);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(address, BACKLOG);
      boolean shared = give(file, group);
      mode(file, shared ? "rw-rw----" : "rw-------");
      return server;
    } catch (IOException e) {
      server.close();
      throw new IOException("cannot open the control socket " + file + ": " + e.getMessage(), e);
    }
  }

  /** Why others cannot use the socket, where that is so. */
  static Optional<String> remark(Path file, String group) {
    try {
      PosixFileAttributeView view =
          Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      return view.readAttributes().group().getName().equals(group)
          ? Optional.empty()
          : Optional.of(
              file
                  + " is for the agent's own user and root only: there is no group "
                  + group
                  + " that the agent may give it");
    } catch (IOException e) {
      return Optional.of(file + " cannot be looked at: " + e.getMessage());
    }
  }

  private static UnixDomainSocketAddress address(Path file) throws IOException {
    if (file.toString().length() > 100) {
      throw new IOException(
          "the path of the control socket is longer than the 100 characters a socket may have: "
              + file);
    }
    return UnixDomainSocketAddress.of(file);
  }

  private static void folder(Path folder, String group) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.normalize());
      mode(folder, give(folder, group) ? "rwxr-x---" : "rwx------");
    }
  }

  private static void clearAway(Path file, UnixDomainSocketAddress address) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.configureBlocking(false);
      other.connect(address);
      throw new IOException("another agent answers at " + file + ": only one runs at a time");
    } catch (SocketException e) {
      if (!String.valueOf(e.getMessage()).contains("refused")) {
        throw new IOException(file + " is there and cannot be taken over: " + e.getMessage(), e);
      }
      Files.delete(file);
    }
  }

  private static boolean give(Path file, String group) throws IOException {
    try {
      GroupPrincipal principal =
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
      Files.getFileAttributeView(file, PosixFileAttributeView.class).setGroup(principal);
      return true;
    } catch (FileSystemException | UserPrincipalNotFoundException e) {
      return false;
    }
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}

package io.staunch.agent.link;

import io.staunch.agent.actuate.Command;
import io.staunch.agent.actuate.CommandResult;
import io.staunch.agent.actuate.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user may do by the socket: root and the user whom the agent runs as operate, others by
 * their groups. Operators may read.
 *
 * @param owner user whom the agent runs as
 * @param groups the user's groups by name, the primary one aside
 */
record Rights(String owner, String readGroup, String operateGroup, Groups groups) {

  /** Looks up the groups that a user is in. */
  @FunctionalInterface
  interface Groups {
    List<String> of(String user) throws InterruptedException;
  }

  Caller caller(String user, String primaryGroup, Optional<String> login)
      throws InterruptedException {
    if (user.equals("root") || user.equals(owner)) {
      return new Caller(user, login, true, true);
    }
    List<String> all = Stream.concat(Stream.of(primaryGroup), groups.of(user).stream()).toList();
    boolean operates = all.contains(operateGroup);
    return new Caller(user, login, operates || all.contains(readGroup), operates);
  }

  /** From /etc/group; where that knows nothing of the user, from wherever {@code id} has it. */
  static Groups ofThisMachine(CommandRunner runner) {
    return user -> {
      List<String> local = local(user);
      return local.isEmpty() ? elsewhere(user, runner) : local;
    };
  }

  private static List<String> local(String user) {
    try {
      return parsed(Files.readString(Path.of("/etc/group"), StandardCharsets.ISO_8859_1), user);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The groups in the text of a group(5) file that list the user. */
  static List<String> parsed(String text, String user) {
    return text.lines()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length == 4 && List.of(fields[3].split(",")).contains(user))
        .map(fields -> fields[0])
        .toList();
  }

  private static List<String> elsewhere(String user, CommandRunner runner)
      throws InterruptedException {
    Command id = Command.of(List.of("/usr/bin/id", "-Gn", "--", user), Duration.ofSeconds(2));
    return switch (runner.run(id)) {
      case CommandResult.Exited(int code, String output, Duration _) when code == 0 ->
          List.of(output.split("\\s+"));
      case CommandResult _ -> List.of();
    };
  }
}

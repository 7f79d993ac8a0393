package io.staunch.agent.link;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is asked of a running agent: one JSON line on the control socket.
 *
 * @param version of the protocol
 * @param verb such as {@code status}
 * @param arguments by name, as the verb knows them
 * @param pid of who asks, so that the agent can look up the login behind a sudo; believed only
 *     where that process runs as the user whom the socket names
 */
public record Request(int version, String verb, SortedMap<String, String> arguments, long pid) {
  /** The version that this release speaks. */
  public static final int VERSION = 1;

  public Request {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /** A request by this process. */
  public static Request of(String verb, SortedMap<String, String> arguments) {
    return new Request(VERSION, verb, arguments, ProcessHandle.current().pid());
  }
}

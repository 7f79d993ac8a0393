package io.staunch.agent.main;

import io.staunch.agent.actuate.Redaction;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.collect.ProcessReading;
import io.staunch.core.collect.Sweep;
import io.staunch.core.history.LifeFacts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each service runs as: its leader's executable and command line, secrets blanked. Put
 * together again only where the leader or what it runs has changed, since a tick must cost little.
 */
final class Faces {
  private SortedMap<String, Face> known = new TreeMap<>();

  private record Face(
      int leader, Optional<String> executable, List<String> arguments, LifeFacts facts) {

    boolean isOf(ProcessReading process) {
      return leader == process.pid()
          && executable.equals(process.executable())
          && arguments.equals(process.arguments());
    }
  }

  void see(Sample sample, Sweep sweep) {
    SortedMap<Integer, String> leaders = new TreeMap<>();
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present) {
        leaders.put(present.leader(), present.service());
      }
    }
    SortedMap<String, Face> seen = new TreeMap<>();
    for (ProcessReading process : sweep.processes()) {
      String service = leaders.get(process.pid());
      if (service != null) {
        Face before = known.get(service);
        seen.put(service, before != null && before.isOf(process) ? before : face(process));
      }
    }
    known = seen;
  }

  private static Face face(ProcessReading process) {
    List<String> arguments = process.arguments();
    Optional<String> command =
        arguments.isEmpty()
            ? Optional.empty()
            : Optional.of(String.join(" ", Redaction.arguments(arguments)));
    return new Face(
        process.pid(),
        process.executable(),
        arguments,
        new LifeFacts(process.executable(), command, Optional.empty()));
  }

  /** What a service that was seen last runs as. */
  LifeFacts of(ServiceSample.Present service) {
    Face face = known.get(service.service());
    return face != null && face.leader() == service.leader() ? face.facts() : LifeFacts.NONE;
  }
}

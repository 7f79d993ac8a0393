package io.staunch.core.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What must never go down through us: a built-in list that no policy can shorten, the policy's own,
 * and everything that goes along without having been allowed to. It goes by name; that a name is
 * true is attribution's matter.
 */
public final class ProtectedGuard implements Guard {
  private record Kind(String why, List<String> names, List<String> prefixes) {}

  private static final List<Kind> ALWAYS =
      List.of(
          new Kind(
              "the service manager",
              List.of("init", "systemd", "runit", "openrc", "s6-svscan"),
              List.of("systemd-", "user@", "init.")),
          new Kind(
              "Staunch itself",
              List.of("staunch", "staunchd", "staunch-agent", "staunch-server"),
              List.of()),
          new Kind("the way in for people", List.of("sshd", "ssh"), List.of("sshd@", "ssh@")),
          new Kind("the message bus", List.of("dbus", "dbus-daemon", "dbus-broker"), List.of()),
          new Kind("the journal", List.of("journald"), List.of()),
          new Kind(
              "the network",
              List.of("networkd", "networkmanager", "networking", "keepalived"),
              List.of()),
          new Kind("a kernel thread", List.of("kthreadd"), List.of("[", "kworker/")),
          new Kind(
              "virtual machines",
              List.of("libvirtd", "libvirt-guests", "virtqemud"),
              List.of("qemu-", "machine-qemu")),
          new Kind(
              "the cluster manager", List.of("corosync", "pacemaker", "pacemakerd"), List.of()),
          new Kind(
              "a container runtime",
              List.of(
                  "docker",
                  "dockerd",
                  "containerd",
                  "crio",
                  "cri-o",
                  "podman",
                  "conmon",
                  "runc",
                  "crun",
                  "lxc",
                  "lxd",
                  "incus"),
              List.of("containerd-shim", "lxc@")));

  @Override
  public String name() {
    return "protected";
  }

  @Override
  public Verdict admit(Request request, Standing standing) {
    Terms terms = request.terms();
    for (String member : request.members()) {
      Optional<String> why = why(request, member);
      if (why.isPresent()) {
        return refuse(why.get());
      }
      if (!member.equals(request.service())
          && !terms.candidates().contains(member)
          && !terms.mayTakeAlong().contains(member)) {
        return refuse(
            request.named(member)
                + " is neither a candidate nor listed under may-take-along; list it to allow that");
      }
    }
    return Verdict.ADMITTED;
  }

  /** Why a member is protected; empty where it is not. */
  static Optional<String> why(Request request, String member) {
    return alwaysProtected(member)
        .map(what ->
            request.named(member)
                + " is "
                + what
                + ", which is protected on every host; nothing lifts this")
        .or(() ->
            request.terms().protectedServices().contains(member)
                ? Optional.of(request.named(member) + " is on the policy's protected list")
                : Optional.empty());
  }

  /** What a service of this name is, where that is protected on every host. */
  public static Optional<String> alwaysProtected(String service) {
    String full = service.toLowerCase(Locale.ROOT);
    String name =
        full.endsWith(".service") ? full.substring(0, full.length() - ".service".length()) : full;
    return ALWAYS.stream()
        .filter(kind ->
            kind.names().contains(name) || kind.prefixes().stream().anyMatch(name::startsWith))
        .map(Kind::why)
        .findFirst();
  }
}

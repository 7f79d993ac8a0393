package io.staunch.policy.check;

import io.staunch.core.act.Action;
import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.fleet.Mode;
import io.staunch.policy.file.Channel;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.text.Place;
import io.staunch.policy.text.Placed;
import io.staunch.policy.trial.TrialFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small host for a test or a back-test that names none: it declares its services, allows enforce,
 * and every service can be reloaded and restarted, and the channels that the policy routes messages
 * to.
 */
public final class MadeHost {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SETTLE = Duration.ofSeconds(10);

  private MadeHost() {}

  static HostFile of(TrialFile.World world, PolicyFile policy, Place at) {
    SortedMap<String, Place> services = new TreeMap<>();
    world.services().forEach((name, curve) -> services.put(name, curve.at()));
    return of(world.host().orElse("test"), services, policy, at);
  }

  /**
   * @param names the services, and where each is named
   */
  public static HostFile of(
      String host, SortedMap<String, Place> names, PolicyFile policy, Place at) {
    SortedMap<String, Channel> channels = new TreeMap<>();
    for (Placed<PolicyFile.Route> route : policy.routes()) {
      for (Placed<String> channel : route.value().channels()) {
        channels.put(
            channel.value(), new Channel.Command(channel.value(), List.of("/bin/true"), TIMEOUT));
      }
    }
    SortedMap<String, Placed<HostFile.Service>> services = new TreeMap<>();
    names.forEach((name, place) -> services.put(name, new Placed<>(service(name), place)));
    return new HostFile(
        new Placed<>(host, at),
        new Placed<>(Mode.ENFORCE, at),
        1,
        services,
        new TreeMap<>(),
        channels);
  }

  private static HostFile.Service service(String name) {
    Declaration declaration =
        new Declaration(
            name,
            1000,
            Optional.of("/usr/bin/" + name),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TIMEOUT,
            TIMEOUT);
    ServiceActions actions =
        new ServiceActions(
            Optional.empty(),
            Optional.of(new Action("reload-" + name, TIMEOUT)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Action("restart-" + name, TIMEOUT)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            SETTLE,
            TIMEOUT,
            List.of());
    return new HostFile.Service(declaration, Mode.ENFORCE, actions);
  }
}

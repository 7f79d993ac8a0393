package io.staunch.policy.file;

import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Declaration;
import io.staunch.core.fleet.Mode;
import io.staunch.core.guard.ProtectedGuard;
import io.staunch.policy.text.Placed;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The host's last word, root-owned and never written by the product: which services stand here,
 * what may be done to them and how far anybody may go.
 *
 * @param host this host's name, as pages and ledger show it
 * @param mode the highest mode that any policy reaches here
 * @param ruling raised by whoever decides who rules here; orders with a lower one are refused
 * @param services by name
 * @param actions by name: all that may ever be executed here
 * @param channels by name: how people are told
 */
public record HostFile(
    Placed<String> host,
    Placed<Mode> mode,
    long ruling,
    SortedMap<String, Placed<Service>> services,
    SortedMap<String, HostAction> actions,
    SortedMap<String, Channel> channels) {
  public HostFile {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
  }

  /**
   * One declared service; it may be acted on only where it has actions.
   *
   * @param mode the highest mode for this service
   */
  public record Service(Declaration declaration, Mode mode, ServiceActions actions) {
    public String name() {
      return declaration.name();
    }

    /** Whether the host allows any mitigation of it at all. */
    public boolean mayBeActedOn() {
      return actions.reload().isPresent()
          || actions.restart().isPresent()
          || actions.stop().isPresent();
    }

    /** What it is to the server where that is protected always, by its name or its program's. */
    public Optional<String> alwaysProtected() {
      return ProtectedGuard.alwaysProtected(name())
          .or(() ->
              declaration
                  .executable()
                  .map(path -> path.substring(path.lastIndexOf('/') + 1))
                  .flatMap(ProtectedGuard::alwaysProtected));
    }
  }
}

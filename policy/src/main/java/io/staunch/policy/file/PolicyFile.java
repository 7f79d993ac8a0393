package io.staunch.policy.file;

import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Group;
import io.staunch.core.guard.Hours;
import io.staunch.core.guard.Terms;
import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Routes;
import io.staunch.policy.text.Placed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator wants done about memory, before it is bound to a host: one file, or a folder of
 * files read as one.
 *
 * @param mode how far this policy may go; the host file may say less
 * @param candidates services that may ever be acted on
 * @param mayTakeAlong services that may go down with a candidate
 * @param protectedServices services that never may
 * @param risks what the operator says about acting on services; the most specific selector wins
 * @param hours when services may be acted on; the most specific selector wins
 * @param groups services that share a budget, or of which only some may be out
 * @param rules in the order they were written
 * @param routes which messages go by which channels
 * @param files every file it was read from, included ones too
 */
public record PolicyFile(
    Placed<String> name,
    long revision,
    Placed<Mode> mode,
    List<Placed<Selector>> candidates,
    List<Placed<Selector>> mayTakeAlong,
    List<Placed<Selector>> protectedServices,
    List<Placed<Preference>> risks,
    List<Placed<ServiceHours>> hours,
    List<Placed<ServiceGroup>> groups,
    List<Placed<Rule>> rules,
    Safety safety,
    Duration reminder,
    int pagesPerHour,
    List<Placed<Route>> routes,
    Duration approvalExpiry,
    List<String> files) {
  public PolicyFile {
    candidates = List.copyOf(candidates);
    mayTakeAlong = List.copyOf(mayTakeAlong);
    protectedServices = List.copyOf(protectedServices);
    risks = List.copyOf(risks);
    hours = List.copyOf(hours);
    groups = List.copyOf(groups);
    rules = List.copyOf(rules);
    routes = List.copyOf(routes);
    files = List.copyOf(files);
  }

  /** What the operator says about acting on some services. */
  public record Preference(Selector services, Stance stance) {}

  /** When some services may be acted on. */
  public record ServiceHours(Selector services, Hours hours) {}

  /** Services that share a budget, or of which only some may be out; see {@link Group}. */
  public record ServiceGroup(
      String name,
      List<Placed<Selector>> services,
      Optional<Terms.Budget> budget,
      Optional<Integer> outAtOnce) {
    public ServiceGroup {
      services = List.copyOf(services);
    }

    /** As the guards read it. */
    public Group bound() {
      return new Group(
          name, services.stream().map(each -> each.value().glob()).toList(), budget, outAtOnce);
    }
  }

  /** Which messages go by which channels; see {@link Routes}. */
  public record Route(
      String name,
      Optional<Notice.Severity> severity,
      List<String> codes,
      List<Placed<Selector>> services,
      List<Placed<String>> channels) {
    public Route {
      codes = List.copyOf(codes);
      services = List.copyOf(services);
      channels = List.copyOf(channels);
    }

    private Routes.Route bound() {
      return new Routes.Route(
          name,
          severity,
          codes,
          services.stream().map(each -> each.value().glob()).toList(),
          channels.stream().map(Placed::value).toList());
    }
  }

  /** The routes as messages go by them. */
  public Routes messageRoutes() {
    return new Routes(routes.stream().map(each -> each.value().bound()).toList());
  }

  /**
   * One rule as written; the mode in force is the minimum over rule, policy, host and service.
   *
   * @param services whom it is for; for a server condition the candidates it may act on
   * @param hours when it may act
   */
  public record Rule(
      String name,
      List<Placed<Selector>> services,
      Condition condition,
      Mode mode,
      List<Placed<Rung>> ladder,
      boolean climb,
      Weights weights,
      Hours hours) {
    public Rule {
      services = List.copyOf(services);
      ladder = List.copyOf(ladder);
    }
  }

  /** What keeps the cure from becoming the disease; see {@link Terms}, where each is explained. */
  public record Safety(
      Duration startGrace,
      Duration bootGrace,
      Duration coolDown,
      Duration coolDownMost,
      Terms.Budget serviceBudget,
      Terms.Budget hostBudget,
      int outAtOnce,
      int stormAt) {}
}

package io.staunch.core.engine;

import io.staunch.core.act.ServiceActions;
import io.staunch.core.attribute.Declaration.StartLimit;
import io.staunch.core.decide.Rung;
import io.staunch.core.decide.Weights;
import io.staunch.core.detect.Condition;
import io.staunch.core.fleet.Mode;
import io.staunch.core.fleet.Stance;
import io.staunch.core.guard.Terms;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A compiled policy bound to a host: everything the engine needs to know that is not a measurement.
 *
 * @param policy name and revision, as {@code web-limits@3}
 * @param mode minimum of host file and policy
 * @param tick the configured sampling interval
 * @param services what the host file declares, by service name
 * @param risks what operators say about acting on a service; missing is neutral
 * @param rules in the order of the policy file
 * @param reminder how often a page is repeated until acknowledged
 * @param pagesPerHour rate cap on notices
 * @param ruling the host's ruling, from the host file
 * @param approvalExpiry how long people may answer what is proposed in mode approve
 * @param highest the host file's mode: what nobody exceeds, not a person's order either
 */
public record Ruleset(
    String host,
    String policy,
    Mode mode,
    Duration tick,
    SortedMap<String, Watched> services,
    SortedMap<String, Stance> risks,
    List<Rule> rules,
    Terms terms,
    Duration reminder,
    int pagesPerHour,
    long ruling,
    Duration approvalExpiry,
    Mode highest) {
  /** How long an answer is waited for, unless the policy says otherwise. */
  public static final Duration APPROVAL_EXPIRY = Duration.ofHours(1);

  public Ruleset {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    risks = Collections.unmodifiableSortedMap(new TreeMap<>(risks));
    rules = List.copyOf(rules);
  }

  /** Rules that wait for an answer as long as is usual, under a host file of the same mode. */
  public Ruleset(
      String host,
      String policy,
      Mode mode,
      Duration tick,
      SortedMap<String, Watched> services,
      SortedMap<String, Stance> risks,
      List<Rule> rules,
      Terms terms,
      Duration reminder,
      int pagesPerHour,
      long ruling) {
    this(
        host,
        policy,
        mode,
        tick,
        services,
        risks,
        rules,
        terms,
        reminder,
        pagesPerHour,
        ruling,
        APPROVAL_EXPIRY,
        mode);
  }

  /** The same rules where the host file allows this mode. */
  public Ruleset under(Mode hostMode) {
    return copy(policy, mode.min(hostMode), services, risks, rules, terms, hostMode);
  }

  /** The same rules by another name, and in another mode as a whole. */
  public Ruleset as(String name, Mode whole) {
    return copy(name, whole, services, risks, rules, terms, highest);
  }

  /** The same with policy and every rule in this mode; host file and services are left as is. */
  public Ruleset inMode(Mode other) {
    List<Rule> all = rules.stream().map(rule -> rule.inMode(other)).toList();
    return copy(policy, other, services, risks, all, terms, highest);
  }

  public Ruleset withServices(SortedMap<String, Watched> others) {
    return copy(policy, mode, others, risks, rules, terms, highest);
  }

  public Ruleset withRisks(SortedMap<String, Stance> others) {
    return copy(policy, mode, services, others, rules, terms, highest);
  }

  public Ruleset withRules(List<Rule> others) {
    return copy(policy, mode, services, risks, others, terms, highest);
  }

  public Ruleset withTerms(Terms others) {
    return copy(policy, mode, services, risks, rules, others, highest);
  }

  private Ruleset copy(
      String name,
      Mode whole,
      SortedMap<String, Watched> declared,
      SortedMap<String, Stance> stances,
      List<Rule> all,
      Terms bounds,
      Mode hostMode) {
    return new Ruleset(
        host,
        name,
        whole,
        tick,
        declared,
        stances,
        all,
        bounds,
        reminder,
        pagesPerHour,
        ruling,
        approvalExpiry,
        hostMode);
  }

  /** How far anybody may go with a service: what the host file says of it and of the host. */
  public Mode highest(String service) {
    return highest.min(watched(service).mode());
  }

  /** How far a rule may go with a service: the minimum of policy, host file, rule and service. */
  public Mode mode(Rule rule, String service) {
    return mode.min(rule.mode()).min(watched(service).mode());
  }

  /** The declared service of that name; rules name only declared ones. */
  public Watched watched(String service) {
    Watched watched = services.get(service);
    if (watched == null) {
      throw new IllegalArgumentException("service " + service + " is not declared on host " + host);
    }
    return watched;
  }

  /** The rule of that name. */
  public Rule rule(String name) {
    for (Rule rule : rules) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("policy " + policy + " has no rule " + name);
  }

  /**
   * One declared service.
   *
   * @param mode the service's own mode; the minimum rules
   * @param startLimit starts allowed per interval by whoever starts it; none where either is 0
   */
  public record Watched(
      String name, Mode mode, ServiceActions actions, Duration stopTimeout, StartLimit startLimit) {
    /** The same service in another mode. */
    public Watched inMode(Mode other) {
      return new Watched(name, other, actions, stopTimeout, startLimit);
    }
  }

  /**
   * One rule.
   *
   * @param services names it applies to, resolved from its selector; for a server condition the
   *     candidates it may act on
   * @param ladder rungs it may use, gentlest first
   * @param climb whether an ineffective rung moves up to the next one
   */
  public record Rule(
      String name,
      List<String> services,
      Condition condition,
      Mode mode,
      List<Rung> ladder,
      boolean climb,
      Weights weights) {
    public Rule {
      services = List.copyOf(services);
      ladder = List.copyOf(ladder);
    }

    /** The same rule in another mode. */
    public Rule inMode(Mode other) {
      return new Rule(name, services, condition, other, ladder, climb, weights);
    }
  }
}

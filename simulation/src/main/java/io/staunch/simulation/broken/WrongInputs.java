package io.staunch.simulation.broken;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.decide.Rung;
import io.staunch.core.engine.Bounds;
import io.staunch.core.engine.Ruleset;
import io.staunch.core.fleet.Incarnation;
import io.staunch.core.guard.CoolDownGuard;
import io.staunch.core.guard.Guard;
import io.staunch.core.guard.Guards;
import io.staunch.core.guard.Request;
import io.staunch.core.guard.Standing;
import io.staunch.core.guard.Terms;
import io.staunch.core.guard.Verdict;
import io.staunch.core.ledger.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What the engine is told, or keeps, is not what it should be. */
final class WrongInputs {
  private WrongInputs() {}

  static List<Flaw> all() {
    return List.of(
        new Flaw("does not read what the policy says never to act on", "risk") {
          @Override
          public Ruleset rules(Ruleset read) {
            return read.withRisks(new TreeMap<>());
          }
        },
        new Flaw("reads a policy without its groups", "group") {
          @Override
          public Ruleset rules(Ruleset read) {
            return read.withTerms(withoutGroups(read.terms()));
          }
        },
        new Flaw("climbs every rung, listed or not", "ladder") {
          @Override
          public Ruleset rules(Ruleset read) {
            return read.withRules(read.rules().stream().map(WrongInputs::withEveryRung).toList());
          }
        },
        new Flaw("forgets the last rule of the policy", "judged") {
          @Override
          public Ruleset rules(Ruleset read) {
            return read.withRules(read.rules().subList(0, read.rules().size() - 1));
          }
        },
        new Flaw("reads half as much again as there is", "cause") {
          @Override
          public Sample sample(Sample read) {
            return each(
                read,
                present ->
                    present
                        .ruling()
                        .map(ruling -> present.withRuling(ruling.times(1.5)))
                        .orElse(present));
          }
        },
        new Flaw("takes the cheap bound for what was not read in time", "known") {
          @Override
          public Sample sample(Sample read) {
            return each(
                read,
                present ->
                    present.ruling().isPresent() ? present : present.withRuling(present.upper()));
          }
        },
        new Stale(),
        new Flaw("never lets go of a cool-down", "not-for-ever") {
          @Override
          public List<Guard> guards() {
            List<Guard> guards = new ArrayList<>(Guards.line());
            guards.replaceAll(guard -> guard instanceof CoolDownGuard ? new Stuck() : guard);
            return guards;
          }
        },
        new Flaw("keeps more than its bounds allow", "bounds") {
          @Override
          public List<Bounds.Use> uses(List<Bounds.Use> kept) {
            return kept.stream()
                .map(use -> new Bounds.Use(use.what(), use.used() * 1_000, use.most()))
                .toList();
          }
        });
  }

  /** Each service keeps the life that this run of the agent saw first. */
  private static final class Stale extends Flaw {
    private final SortedMap<String, Incarnation> lives = new TreeMap<>();

    Stale() {
      super("takes a new life for the one that it knew", "approved");
    }

    @Override
    public List<Entry> entries(List<Entry> read) {
      lives.clear();
      return read;
    }

    @Override
    public Sample sample(Sample read) {
      return each(read, this::asKnown);
    }

    private ServiceSample.Present asKnown(ServiceSample.Present present) {
      return new ServiceSample.Present(
          present.service(),
          lives.computeIfAbsent(present.service(), name -> present.life()),
          present.age(),
          present.pids(),
          present.upper(),
          present.ruling(),
          present.swap(),
          present.ceiling(),
          present.threads(),
          present.fileDescriptors(),
          present.tracer(),
          present.overdue());
    }
  }

  /** Once it has refused a service it never admits it again. */
  private static final class Stuck implements Guard {
    private final Guard sound = new CoolDownGuard();
    private final SortedSet<String> refused = new TreeSet<>();

    @Override
    public String name() {
      return sound.name();
    }

    @Override
    public Verdict admit(Request request, Standing standing) {
      if (sound.admit(request, standing) instanceof Verdict.Refused) {
        refused.add(request.service());
      }
      return refused.contains(request.service()) ? refuse("it was too early") : Verdict.ADMITTED;
    }
  }

  private static Terms withoutGroups(Terms read) {
    return new Terms(
        read.candidates(),
        read.mayTakeAlong(),
        read.protectedServices(),
        read.startGrace(),
        read.bootGrace(),
        read.coolDown(),
        read.coolDownMost(),
        read.serviceBudget(),
        read.hostBudget(),
        read.outAtOnce(),
        read.stormAt(),
        read.timetable());
  }

  private static Ruleset.Rule withEveryRung(Ruleset.Rule rule) {
    return new Ruleset.Rule(
        rule.name(),
        rule.services(),
        rule.condition(),
        rule.mode(),
        List.of(Rung.RELOAD, Rung.RESTART),
        rule.climb(),
        rule.weights());
  }

  private static Sample each(Sample read, UnaryOperator<ServiceSample.Present> how) {
    List<ServiceSample> services = new ArrayList<>();
    for (ServiceSample service : read.services()) {
      services.add(service instanceof ServiceSample.Present present ? how.apply(present) : service);
    }
    return new Sample(
        read.at(), read.server(), services, read.surroundings(), read.betweenTicks(), read.cost());
  }
}

package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.main.MortalAgent;
import io.staunch.core.act.Outcome;
import io.staunch.core.ledger.Entry;
import io.staunch.core.ledger.Fact;
import io.staunch.core.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of services that outgrow their limit one after the other, and an agent that dies once while
 * it acts on each; the next agent has to find out what happened.
 */
final class Deaths {
  private static final List<String> TERMS =
      List.of(
          "start-grace: 0s",
          "boot-grace: 0s",
          "cool-down: 1s",
          "service-budget: 5 per 10m",
          "host-budget: 60 per 10m");

  private final Bench bench;
  private final List<String> services;
  private final List<String> history = new ArrayList<>();

  private Deaths(Bench bench, List<String> services) {
    this.bench = bench;
    this.services = services;
  }

  /** How an agent comes to its end. */
  @FunctionalInterface
  interface Death {
    /** Returns when the agent, whose last service is {@code victim}, is dead. */
    void of(Bench bench, Process agent, String victim) throws IOException, InterruptedException;
  }

  /**
   * One way to die.
   *
   * @param point a call at which the agent ends by itself, or {@code never}
   */
  record Way(String point, Death death) {
    /** The stop and the start of an order are its steps 1 and 2. */
    boolean leavesDoubt() {
      return point.equals("never") || point.matches("after (journal Began|perform) [12]");
    }

    /** At this call, in the act. */
    static Way at(String point) {
      return new Way(
          point,
          (bench, agent, victim) -> {
            assertThat(agent.waitFor(60, TimeUnit.SECONDS)).as(() -> point + bench.told()).isTrue();
            assertThat(agent.exitValue())
                .as(() -> point + bench.told())
                .isEqualTo(MortalAgent.HALTED);
          });
    }

    /** By SIGKILL, so long after the victim began to outgrow its limit. */
    static Way killed(String why, Duration after) {
      return new Way(
          "never",
          (bench, agent, victim) -> {
            bench.until(
                why + victim + "'s turn",
                Duration.ofSeconds(60),
                () -> Files.exists(bench.folder().resolve("go-" + victim)));
            assertThat(agent.waitFor(after.toMillis(), TimeUnit.MILLISECONDS))
                .as(() -> why + bench.told())
                .isFalse();
            Bench.kill(agent);
          });
    }
  }

  /** Dies in each of these ways, once per service, and returns the calls that were made. */
  static List<String> each(List<Way> ways) throws IOException, InterruptedException {
    List<String> names = IntStream.range(0, ways.size()).mapToObj(i -> "s" + i).toList();
    World world =
        World.swift(
                20,
                names.stream()
                    .map(name -> new World.Service(name, 30, 0, 50))
                    .toArray(World.Part[]::new))
            .withTerms(TERMS);
    try (Bench bench = world.begin()) {
      Deaths deaths = new Deaths(bench, names);
      for (int i = 0; i < ways.size(); i++) {
        deaths.die(i, ways.get(i));
      }
      deaths.liveOn(ways);
      return bench.read("calls.log").lines().toList();
    }
  }

  private void die(int i, Way way) throws IOException, InterruptedException {
    history.add(services.get(i) + ": " + way.point());
    way.death().of(bench, agent(i, way.point()), services.get(i));
    nothingWasLostOrDoneTwice();
  }

  private void liveOn(List<Way> ways) throws IOException, InterruptedException {
    Process agent = agent(services.size() - 1, "never");
    bench.until(history + ": every service is up again", Duration.ofSeconds(60), this::isOver);
    Bench.kill(agent);
    nothingWasLostOrDoneTwice();
    for (String service : services) {
      Diary diary = bench.diary(service);
      assertThat(diary.starts()).as(story(service + " was started once by us")).hasSize(2);
      assertThat(diary.terms())
          .as(story(service + " was stopped once"))
          .containsExactly(diary.starts().getFirst());
      assertThat(ProcessHandle.of(diary.starts().getLast()).filter(ProcessHandle::isAlive))
          .as(story(service + " runs"))
          .isPresent();
    }
    everyOrderEndedOnce();
    peopleWereCalledOnlyInDoubt(ways);
    assertThat(bench.ledger().check()).as(story("the chain")).isEmpty();
    theRecordingGivesTheLedgerAgain();
  }

  /**
   * Heard again, twice, by runtimes of their own: what all these agents decided before they died.
   */
  private void theRecordingGivesTheLedgerAgain() throws IOException, InterruptedException {
    String first = replay("replay-1.log");
    String second = replay("replay-2.log");

    assertThat(first)
        .as(story(first))
        .contains("entries are the same, byte for byte")
        .doesNotContain("gaps");
    assertThat(second).isEqualTo(first);
  }

  private String replay(String output) throws IOException, InterruptedException {
    List<String> words =
        List.of(
            "replay",
            bench.state().resolve("recording").toString(),
            "--against",
            bench.state().resolve("ledger").toString());
    Process run = bench.start(output, Jvm.line("io.staunch.agent.main.Main", words));
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String told = bench.read(output);
    assertThat(run.exitValue()).as(story(told)).isZero();
    return told;
  }

  private Process agent(int last, String point) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(bench.config().toString(), bench.folder().toString(), World.CHANNEL, point));
    words.addAll(services.subList(0, last + 1));
    return bench.agent(MortalAgent.class.getName(), words.toArray(String[]::new));
  }

  private void nothingWasLostOrDoneTwice() throws IOException {
    List<Entry> entries = bench.entries();
    Set<Long> numbers = entries.stream().map(Entry::number).collect(Collectors.toSet());
    Set<Long> kept =
        bench
            .read("calls.log")
            .lines()
            .filter(line -> line.startsWith("kept "))
            .map(line -> Long.valueOf(line.substring(5)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(numbers).as(story("acknowledged entries are there")).containsAll(kept);
    long before = 0;
    for (Entry entry : entries) {
      assertThat(entry.number() == before + 1 || entry.fact() instanceof Fact.Gap)
          .as(story("entry " + entry.number() + " follows " + before))
          .isTrue();
      before = entry.number();
    }
    for (String service : services) {
      Diary diary = bench.diary(service);
      assertThat(diary.overlaps()).as(story(service + " never ran twice")).isEmpty();
      assertThat(diary.terms()).as(story(service + " was stopped once")).doesNotHaveDuplicates();
      assertThat(diary.starts().size()).as(story(service)).isLessThanOrEqualTo(2);
    }
  }

  /** Every order has ended, what it did was verified, and every service lives its second life. */
  private boolean isOver() throws IOException {
    Set<Long> over = new TreeSet<>();
    for (Fact.Ended ended : bench.facts(Fact.Ended.class)) {
      if (ended.outcome().end() == Outcome.End.NOT_DONE) {
        over.add(ended.outcome().order());
      }
    }
    bench.facts(Fact.Verified.class).forEach(fact -> over.add(fact.verification().order()));
    return services.stream().allMatch(service -> bench.diary(service).starts().size() == 2)
        && bench.facts(Fact.Intended.class).stream()
            .allMatch(intent -> over.contains(intent.order().number()));
  }

  private void everyOrderEndedOnce() throws IOException {
    List<Long> ended =
        bench.facts(Fact.Ended.class).stream().map(fact -> fact.outcome().order()).toList();
    assertThat(ended).as(story("orders ended once")).doesNotHaveDuplicates();
    assertThat(bench.facts(Fact.Intended.class))
        .as(story("orders ended"))
        .allSatisfy(intent -> assertThat(ended).contains(intent.order().number()));
  }

  /**
   * Whoever is not known to be up was told; and that is so only where we died so near to the stop
   * or the start that nobody can know whether it was still sent.
   */
  private void peopleWereCalledOnlyInDoubt(List<Way> ways) throws IOException {
    Set<String> up =
        bench.facts(Fact.Verified.class).stream()
            .map(Fact.Verified::verification)
            .filter(answer -> answer.kind() == Verification.Kind.UP)
            .filter(answer -> answer.result() == Verification.Result.YES)
            .map(Verification::service)
            .collect(Collectors.toSet());
    Set<String> told =
        bench.facts(Fact.Told.class).stream()
            .map(Fact.Told::notice)
            .filter(notice -> notice.code().equals("ST-NOT-UP"))
            .flatMap(notice -> notice.service().stream())
            .collect(Collectors.toSet());
    for (int i = 0; i < ways.size(); i++) {
      String service = services.get(i);
      if (!up.contains(service) || !ways.get(i).leavesDoubt()) {
        assertThat(told.contains(service))
            .as(story(service + " was told of, after " + ways.get(i).point()))
            .isEqualTo(!up.contains(service));
      }
    }
  }

  private Supplier<String> story(String what) {
    return () -> what + ", after " + history + bench.told();
  }
}

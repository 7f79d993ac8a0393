package io.staunch.agent.main;

import io.staunch.agent.main.talk.Check;
import io.staunch.agent.main.talk.Check.State;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the agent can see and do here, and what it cannot; each weakness with its cure. */
public final class Doctor {
  private final Assembly assembly;
  private final List<Check> checks = new ArrayList<>();

  Doctor(Assembly assembly) {
    this.assembly = assembly;
  }

  List<Check> checks() {
    user();
    services();
    channels();
    assembly.ignoredFlag().ifPresent(ignored -> add(State.BAD, "pause flag", ignored));
    disk();
    clock();
    checks.addAll(host());
    return List.copyOf(checks);
  }

  private void user() {
    boolean root = Own.uid() == 0;
    add(
        root ? State.GOOD : State.WEAK,
        "user",
        root
            ? "runs as root: sees and may act on every declared service"
            : "runs as uid "
                + Own.uid()
                + ": may act on processes of that user only, and cannot read other users' "
                + "proportional memory; run it as root for those");
  }

  private void services() {
    Optional<List<ServiceSample>> seen = assembly.agent().newest().map(sample -> sample.services());
    if (seen.isEmpty()) {
      add(State.WEAK, "services", "no sample was taken yet");
      return;
    }
    for (ServiceSample sample : seen.get()) {
      switch (sample) {
        case ServiceSample.Present present ->
            add(
                present.overdue() ? State.WEAK : State.GOOD,
                "service " + present.service(),
                present.pids().size()
                    + (present.pids().size() == 1 ? " process, leader " : " processes, leader ")
                    + present.leader()
                    + (present.overdue() ? "; its proportional memory could not be read" : ""));
        case ServiceSample.Absent absent ->
            add(
                State.WEAK,
                "service " + absent.service(),
                "no process of it was found: not running, or declared wrongly");
        case ServiceSample.Contradicted contradicted ->
            add(State.BAD, "service " + contradicted.service(), contradicted.reason());
      }
    }
  }

  private void channels() {
    SortedMap<String, Boolean> tested = assembly.agent().engine().channels();
    List<String> declared = assembly.channels(Optional.empty());
    boolean enforce = assembly.configuration().rules().mode() == Mode.ENFORCE;
    if (declared.isEmpty()) {
      add(
          enforce ? State.BAD : State.WEAK,
          "channels",
          "none declared: nobody can be told, and enforce is refused");
    }
    for (String channel : declared) {
      boolean passed = tested.getOrDefault(channel, false);
      add(
          passed ? State.GOOD : enforce ? State.BAD : State.WEAK,
          "channel " + channel,
          passed ? "its test has passed" : "not tested: run staunch notify test " + channel);
    }
    assembly.outboxTrouble().ifPresent(trouble -> add(State.WEAK, "messages", trouble));
  }

  private void disk() {
    Optional<String> failure = assembly.probeLedger();
    add(
        failure.isEmpty() ? State.GOOD : State.BAD,
        "ledger",
        failure.orElseGet(() -> "writable; its head is anchored in " + assembly.anchoredAt()));
    assembly.past().kept().ifPresent(kept -> add(State.GOOD, "history", kept));
    assembly.recordingTrouble().ifPresent(why -> add(State.WEAK, "recording", why));
    assembly.remarks().forEach(remark -> add(State.WEAK, "files", remark));
  }

  private void clock() {
    Optional<Boolean> synchronised =
        assembly.agent().newest().flatMap(sample -> sample.surroundings().clockSynchronised());
    add(
        synchronised.isPresent() ? State.GOOD : State.WEAK,
        "clock",
        synchronised
            .map(yes -> yes ? "synchronised" : "not synchronised")
            .orElse(
                "nothing here tells whether it is synchronised; cool-downs and budgets do not need it"));
  }

  /**
   * What can be told where no agent answers: the files, and what this host shows to whoever asks.
   *
   * @param silence why there is no answer
   */
  public static List<Check> withoutAgent(Configuration configuration, String silence) {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check(State.BAD, "agent", silence));
    checks.add(
        new Check(
            State.GOOD,
            "files",
            "policy "
                + configuration.rules().policy()
                + ", host file and agent file can be read and fit each other"));
    checks.addAll(host());
    return List.copyOf(checks);
  }

  private static List<Check> host() {
    boolean pressure = Files.exists(Path.of("/proc/pressure/memory"));
    boolean unified = Files.exists(Path.of("/sys/fs/cgroup/cgroup.controllers"));
    return List.of(
        new Check(
            pressure ? State.GOOD : State.WEAK,
            "pressure",
            pressure
                ? "PSI is there"
                : "this kernel shows no memory pressure (PSI); judged without"),
        new Check(
            unified ? State.GOOD : State.WEAK,
            "cgroups",
            unified
                ? "version 2"
                : "no unified cgroup hierarchy: ceilings of cgroups are read as version 1 where they can be"));
  }

  private void add(State state, String what, String found) {
    checks.add(new Check(state, what, found));
  }
}

package io.staunch.agent.actuate;

import io.staunch.core.act.Action;
import io.staunch.core.act.HandEffect;
import io.staunch.core.act.Step;
import io.staunch.core.act.StepResult.End;
import io.staunch.policy.file.HostAction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the named actions of the host file and reads their exit codes. */
final class ActionRunner {
  /** What all steps of an order said must fit into one line of the ledger. */
  private static final int KEEP_MOST = 8 * 1024;

  private final NamedActions actions;
  private final Lives lives;
  private final Waits waits;
  private final CommandRunner runner;

  ActionRunner(NamedActions actions, Lives lives, Waits waits, CommandRunner runner) {
    this.actions = actions;
    this.lives = lives;
    this.waits = waits;
    this.runner = runner;
  }

  /** Exit 0 is "go"; every other answer, and none in time, holds. */
  Ending ask(HandEffect.Perform what, Step.Veto veto) throws InterruptedException {
    Optional<CommandResult> result = result(what, "veto", veto.action());
    return switch (result.map(ActionRunner::ending).orElse(missing(veto.action()))) {
      case Ending(End end, String detail) when end == End.OK -> new Ending(End.OK, "go; " + detail);
      case Ending(End _, String detail) ->
          new Ending(
              End.HELD, "the veto command " + veto.action().name() + " did not say go: " + detail);
    };
  }

  Ending run(HandEffect.Perform what, Step.Run run) throws InterruptedException {
    Optional<CommandResult> result =
        result(what, run.purpose().name().toLowerCase(Locale.ROOT), run.action());
    if (result.isEmpty()) {
      return missing(run.action());
    }
    Ending ending = ending(result.get());
    if (run.purpose() != Step.Purpose.STOP || ending.end() != End.OK) {
      return ending;
    }
    Duration left = run.action().timeout().minus(result.get().took());
    return waits.forTheEnd(what.service(), what.expected(), left)
        ? ending
        : new Ending(End.UNKNOWN, "the service is still there; " + ending.detail());
  }

  private Optional<CommandResult> result(HandEffect.Perform what, String purpose, Action action)
      throws InterruptedException {
    Optional<HostAction> named = actions.named(action.name());
    if (named.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("STAUNCH_SERVICE", what.service());
    facts.put("STAUNCH_PURPOSE", purpose);
    facts.put("STAUNCH_LIFE", what.expected().id());
    facts.put("STAUNCH_ORDER", Long.toString(what.order()));
    facts.put("STAUNCH_TIMEOUT_SECONDS", Long.toString(action.timeout().toSeconds()));
    List<Member> members = lives.members(what.service());
    if (!members.isEmpty()) {
      facts.put("STAUNCH_PID", Integer.toString(members.getFirst().pid()));
    }
    int keep = Math.clamp(named.get().maxOutput().value(), 0, KEEP_MOST);
    return Optional.of(
        runner.run(new Command(named.get().run(), facts, "", action.timeout(), keep, true)));
  }

  private static Ending ending(CommandResult result) {
    return switch (result) {
      case CommandResult.Exited(int code, String output, Duration _) ->
          new Ending(code == 0 ? End.OK : End.FAILED, "exit code " + code + said(output));
      case CommandResult.TimedOut(int killed, String output, Duration took) ->
          new Ending(
              End.UNKNOWN,
              "killed after " + took.toMillis() + " ms (processes: " + killed + ")" + said(output));
      case CommandResult.NotStarted(String reason, Duration _) -> new Ending(End.FAILED, reason);
    };
  }

  private static String said(String output) {
    return output.isEmpty() ? "" : ": " + output;
  }

  private static Ending missing(Action action) {
    return new Ending(
        End.FAILED, "the host file names no action " + action.name() + " any more: not begun");
  }
}

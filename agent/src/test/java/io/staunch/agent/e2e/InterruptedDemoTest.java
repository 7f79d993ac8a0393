package io.staunch.agent.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.agent.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A demo that is ended in the middle leaves nothing behind; several play side by side, and none
 * takes the processes of another for its own.
 */
@Tag("real")
final class InterruptedDemoTest {
  private static final String STARTING = "Files:";
  private static final String WATCHING = "nobody is above the limit";
  private static final String RESTARTING = "acting:";
  private static final String TELLING = "The story, as";

  /** What a demo says last that was played to its end. */
  private static final String PLAYED = "nothing is left running";

  /** Demos at a time: the long ones at once, and one after the other the short ones. */
  private static final int AT_ONCE = 5;

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);

  /** Ends a demo and returns the exit code that this is to lead to. */
  @FunctionalInterface
  private interface End {
    int of(RunningDemo demo) throws IOException, InterruptedException;
  }

  private static final End CTRL_C =
      demo -> {
        demo.interrupt();
        return 130;
      };

  private static final End TERM =
      demo -> {
        demo.signal("TERM");
        return 143;
      };

  private static final End KILL =
      demo -> {
        demo.signal("KILL");
        return 137;
      };

  @Test
  void it_leaves_no_process_and_but_for_a_kill_no_folder() throws Exception {
    RunningDemo.build();
    List<Callable<Void>> ends = new ArrayList<>();
    for (String moment : List.of(TELLING, RESTARTING, WATCHING, STARTING)) {
      ends.add(() -> end(true, moment, CTRL_C));
      if (Files.isExecutable(RunningDemo.SCRIPT)) {
        ends.add(() -> end(false, moment, CTRL_C));
      }
    }
    ends.add(() -> end(true, WATCHING, TERM));
    ends.add(() -> end(true, WATCHING, KILL));
    try (ExecutorService demos = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Void> ended : demos.invokeAll(ends)) {
        ended.get();
      }
    }
  }

  private static Void end(boolean piped, String moment, End way) throws Exception {
    try (RunningDemo demo = RunningDemo.start(piped)) {
      demo.untilItSays(moment);
      assertThat(demo.processes()).as("the processes of a demo that runs").isNotEmpty();

      int expected = way.of(demo);

      int exit = demo.ended();
      boolean gone = Deadline.in(SOON).await(POLL, () -> demo.processes().isEmpty());
      String story =
          (piped ? "piped" : "on a terminal") + ", at \"" + moment + "\": " + demo.said();
      assertThat(gone).as("no process is left, " + story).isTrue();
      boolean played = moment.equals(TELLING) && demo.said().contains(PLAYED);
      if (!played) {
        assertThat(exit).as(story).isEqualTo(expected);
      }
      if (!played && expected != 137) {
        assertThat(demo.files()).as(story).isEmpty();
        assertThat(demo.said()).contains("interrupted: nothing of it is left");
      }
      if (!piped) {
        assertThat(demo.said().lastIndexOf("\u001b[?25h"))
            .as("the cursor is visible, " + story)
            .isGreaterThanOrEqualTo(demo.said().lastIndexOf("\u001b[?25l"));
      }
    }
    return null;
  }
}

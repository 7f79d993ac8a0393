package io.staunch.agent.main.trial;

import io.staunch.policy.text.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of tests of policies, for scripts.
 *
 * @param problems what must be changed in the files before they can be run
 */
public record Report(int passed, int failed, List<Problem> problems, List<Tested> tests) {
  public Report {
    problems = List.copyOf(problems);
    tests = List.copyOf(tests);
  }

  /**
   * One test on one host.
   *
   * @param host its name where the test has several; {@code all hosts} for what was expected of all
   *     together
   */
  public record Tested(
      String file, String test, Optional<String> host, boolean passed, List<Missed> missed) {
    public Tested {
      missed = List.copyOf(missed);
    }
  }

  /**
   * One expectation that was not met.
   *
   * @param at where it stands in the file
   * @param why what the ledger says, oldest first
   */
  public record Missed(String at, String expected, String instead, List<String> why) {
    public Missed {
      why = List.copyOf(why);
    }
  }
}

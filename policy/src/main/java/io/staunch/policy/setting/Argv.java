package io.staunch.policy.setting;

import io.staunch.core.wire.Json;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A program and its arguments, as the kernel takes them: a list, never a line for a shell to take
 * apart.
 *
 * @param run whether the first word is a program to run, else they are words to look for
 */
public record Argv(boolean run) implements Kind<List<String>> {
  private static final String SHELL_SIGNS = "|&;<>()$`\\\"'*?[]#~=%!{}";
  private static final int MOST_WORDS = 256;

  @Override
  public String type() {
    return run ? "argv list" : "argument list";
  }

  @Override
  public String expected() {
    return run
        ? "a list of program and arguments (an argv list, never a shell line)"
        : "a list of whole arguments";
  }

  @Override
  public String bounds() {
    return run ? "the program by absolute path" : "";
  }

  @Override
  public Optional<List<String>> read(Node node, String name, Report report) {
    if (!(node instanceof Node.Sequence list)) {
      Optional<String> hint =
          node instanceof Node.Scalar line && !line.isNothing()
              ? Optional.of(cure(line.text()))
              : Optional.empty();
      report.problem(new Problem(node.at(), node.shown(), expected(), hint));
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Scalar word && !word.isNothing()) {
        words.add(word.text());
      } else {
        report.problem(Problem.of(item.at(), item.shown(), "an argument", "an empty one is \"\""));
        return Optional.empty();
      }
    }
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      String found = words.isEmpty() ? "an empty list" : "more than " + MOST_WORDS + " arguments";
      report.problem(Problem.of(node.at(), found, expected()));
      return Optional.empty();
    }
    if (run && !words.getFirst().startsWith("/")) {
      String hint = "\"command -v " + words.getFirst() + "\" prints it";
      report.problem(
          Problem.of(
              list.items().getFirst().at(),
              Quote.of(words.getFirst()),
              "the program by absolute path, since PATH is not searched",
              hint));
      return Optional.empty();
    }
    return Optional.of(words);
  }

  private static String cure(String line) {
    boolean forShell = line.chars().anyMatch(letter -> SHELL_SIGNS.indexOf(letter) >= 0);
    return forShell
        ? "put what needs a shell in a script and name the script here"
        : "write " + shown(List.of(line.strip().split("\\s+")));
  }

  private static String shown(List<String> words) {
    return words.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String show(List<String> value) {
    return shown(value);
  }

  @Override
  public List<String> standIn() {
    return List.of("/bin/true");
  }

  @Override
  public Json.Obj schema() {
    return Shapes.list(Json.Obj.EMPTY);
  }
}

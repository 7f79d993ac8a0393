package io.staunch.policy.text;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML engine complains of, in words that say what to do about it. */
final class Complaint {
  private Complaint() {}

  static Problem of(String file, YamlEngineException thrown) {
    if (!(thrown instanceof MarkedYamlEngineException marked)) {
      return Problem.of(Place.whole(file), "text that is not YAML", "YAML", message(thrown));
    }
    Place here = place(file, marked.getProblemMark());
    Place begin = marked.getContextMark().isPresent() ? place(file, marked.getContextMark()) : here;
    String problem = message(marked);
    String context = marked.getContext() == null ? "" : marked.getContext();
    if (problem.contains("(TAB)")) {
      return Problem.of(here, "a tab", "spaces at the start of a line");
    }
    if (context.contains("an alias") || context.contains("an anchor")) {
      String hint = "put the value in quotes, as in \"*\" or \"web-*\"";
      return Problem.of(begin, "a value that starts with * or &", "a value", hint);
    }
    if (problem.contains("cannot start any token")) {
      String letter = problem.replaceAll("(?s)found character '(.+?)' that cannot.*", "$1");
      String hint = "put the value in quotes";
      return Problem.of(here, "a value that starts with " + letter, "a value", hint);
    }
    if (problem.contains("mapping values are not allowed")) {
      String hint = "line up the words of one block, and put a value that holds \": \" in quotes";
      return Problem.of(
          here, "a \":\" where no word may stand", "one \"word: value\" a line", hint);
    }
    if (problem.contains("could not find expected ':'")) {
      String hint = "put a space after the colon";
      return Problem.of(begin, "a line without \": \"", "\"word: value\"", hint);
    }
    if (context.contains("quoted scalar")) {
      return problem.contains("escape")
          ? Problem.of(here, "an unknown escape", "\\\\, \\\" or \\n", "or use single quotes")
          : Problem.of(begin, "a quote that is not closed", "a closing quote");
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      boolean list = context.contains("sequence");
      String open = list ? "\"[\"" : "\"{\"";
      String close = list ? "\"]\"" : "\"}\"";
      return Problem.of(
          begin,
          open + " that is not closed",
          "\",\" or " + close,
          "line " + here.line() + " is where it goes wrong");
    }
    if (problem.contains("<block end>")) {
      return Problem.of(
          here, "a line that lines up with nothing above it", "the indentation of its neighbours");
    }
    return Problem.of(here, "text that is not YAML", "YAML", problem);
  }

  private static Place place(String file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.whole(file));
  }

  private static String message(YamlEngineException thrown) {
    String text =
        thrown instanceof MarkedYamlEngineException marked
            ? marked.getProblem()
            : thrown.getMessage();
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}
